import type { Template } from '../forms/template.js';
import { checkForm } from './check.js';
import { brief } from './testing/form.js';
import { amount, monitoring, objective, on, plain, printedBy, weighted } from './testing/kinds.js';

describe('what an edition does not print', () => {
  it.each([
    ['an objective', objective],
    ['a weighted objective', weighted],
    ['a self-evaluation without points', plain],
    ['a monitoring form', monitoring],
  ])('is not missed in %s', (_, of) => expect(on(of)).toEqual([]));

  it('is missed where it is printed', () => {
    expect(on(weighted, { 'indicators/i1/weight': null })).toContain('error blank-cell indicators/i1/weight');
    expect(on(weighted, { 'indicators/i1/evidence': '' })).toEqual(['warning blank-cell indicators/i1/evidence']);
    expect(on(plain, { 'indicators/i1/actual': '' })).toEqual(['error blank-cell indicators/i1/actual']);
    expect(on(monitoring, { 'indicators/i1/forecast': '' })).toEqual(['error blank-cell indicators/i1/forecast']);
  });

  it('a side that may stay empty is not asked for', () => {
    const dual = {
      ...objective,
      funding: {
        ...objective.funding,
        columns: [
          { key: 'midTerm', label: '中长期' },
          { key: 'initialBudget', label: '年度' },
        ],
      },
    } as unknown as Template;
    const none = {
      'funding/total/midTerm': { kind: 'blank' },
      'funding/fiscal/midTerm': { kind: 'blank' },
      'funding/other/midTerm': { kind: 'blank' },
    };
    expect(on(dual, none)).toEqual([]);
    expect(on(dual, { ...none, 'funding/total/initialBudget': { kind: 'blank' } })).toContain(
      'error blank-funding funding/total/initialBudget',
    );
  });

  it('boxes are ticked, and one of which only one may be is ticked once', () => {
    const options = ['a', 'b'].map((key) => ({ key, label: key }));
    const boxes = { ...objective, choices: [{ key: 'kind', label: '类型', options, multiple: false }] } as Template;
    const ticked = (...keys: string[]) =>
      checkForm(boxes, { ...printedBy(boxes), choices: { kind: keys } }, { year: 2020 }).map(brief);
    expect([ticked('a'), ticked(), ticked('a', 'b')]).toEqual([
      [],
      ['error choice-blank choices/kind'],
      ['error choice-blank choices/kind'],
    ]);
  });
});

describe('a form without points', () => {
  it('asks for the reason of a plan missed by a fifth, and of a floor missed at all', () => {
    const came = (target: string, actual: string) =>
      on(plain, { 'indicators/i1/target': target, 'indicators/i1/actual': actual }).filter((each) =>
        each.startsWith('explain'),
      );
    expect(came('0.19万人', '0.15万人')).toEqual(['explain target-missed indicators/i1/variance']);
    expect(came('6.14万人', '5.96万人')).toEqual([]);
    expect(came('≥6.14万人', '5.96万人')).toEqual(['explain target-missed indicators/i1/variance']);
    expect(came('8973人', '15183人')).toEqual(['explain target-exceeded indicators/i1/variance']);
    expect(came('22.53万人', '26.1万人')).toEqual([]);
  });

  it('judges a tangled range as it was meant', () => {
    const income = (actual: string) =>
      on(plain, {
        'indicators/i2/name': '基金收入预算执行率',
        'indicators/i2/target': '105%≤≥95%',
        'indicators/i2/actual': actual,
      });
    expect(income('105.62%')).toContain('explain target-missed indicators/i2/variance');
    expect(income('104.9%')).not.toContain('explain target-missed indicators/i2/variance');
  });

  it('does not say that its goals were reached where a row fell short', () => {
    const missed = { 'indicators/i1/target': '0.19万人', 'indicators/i1/actual': '0.15万人' };
    const claim = { 'goals/actual': '2020年待遇按时发放，达到了预期目标。' };
    expect(on(plain, { ...missed, ...claim })).toContain('explain claim-contradicted goals/actual');
    expect(on(plain, claim)).toEqual([]);
    expect(on(plain, { ...missed, 'goals/actual': '2020年待遇按时发放，部分指标未达到预期目标。' })).not.toContain(
      'explain claim-contradicted goals/actual',
    );
    expect(on(plain, { ...missed, ...claim, 'indicators/i1/variance': '因死亡人数减少，少于计划。' })).not.toContain(
      'explain claim-contradicted goals/actual',
    );
  });

  it('shows one execution rate', () => {
    const rate = (text: string) =>
      on(plain, {
        'indicators/i2/name': '基金支出预算执行率',
        'indicators/i2/target': '≥95%',
        'indicators/i2/actual': text,
      });
    expect(rate('97.45%')).toEqual(['error rate-differs indicators/i2/actual']);
    expect(rate('98.29%')).toEqual([]);
    expect(rate('98.3%')).toEqual([]);
  });

  it('tells in its account the rate that its amounts yield', () => {
    const told = (text: string) => on(plain, { 'goals/actual': text });
    expect(told('2020年完成年度预算的100.4%，待遇按时发放。')).toEqual(['error goal-execution goals/actual']);
    expect(told('2020年完成年度预算的98.29%，待遇按时发放。')).toEqual([]);
    expect(told('2020年收入完成年度预算的100.4%，支出完成年度预算的98.3%。')).toEqual([]);
  });
});

describe('a monitoring form', () => {
  it('asks about the year it forecasts, not about the months that are done', () => {
    const months = { 'indicators/i1/actual': '20万人', 'indicators/i1/forecast': '35万人' };
    expect(on(monitoring, months)).toEqual([]);
    expect(on(monitoring, { ...months, 'indicators/i1/forecast': '30万人' })).toEqual([
      'explain target-missed indicators/i1/variance',
    ]);
    expect(
      on(monitoring, {
        'funding/total/executed': amount('500.00'),
        'funding/fiscal/executed': amount('500.00'),
        'funding/other/executed': amount('0'),
      }),
    ).toEqual([]);
  });

  it('has a cause beside every measure', () => {
    expect(on(monitoring, { 'indicators/i1/measure': '加强宣传' })).toEqual([
      'error variance-cause indicators/i1/variance',
    ]);
    expect(on(monitoring, { 'indicators/i1/measure': '加强宣传', 'indicators/i1/variance': '因扩面不足' })).toEqual([]);
  });
});

describe('a weighted objective', () => {
  it('keeps to the weights of its pack, which may differ where a category is absent', () => {
    expect(on(weighted, { 'indicators/i1/weight': '14' })).toEqual([
      'error weight-total indicators/i1/weight',
      'error weight-total total/weight',
    ]);
    const scoring = {
      ...weighted.scoring,
      weightVariants: [{ without: ['cost'], weights: { output: '44', outcome: '30', satisfaction: '10' } }],
      indicatorTotal: '84',
    };
    expect(on({ ...weighted, scoring } as unknown as Template, { 'indicators/i1/weight': '14' })).toEqual([]);
  });

  it('does not fall plainly behind last year', () => {
    const year = (target: string, lastYear: string) =>
      on(weighted, { 'indicators/i1/target': target, 'indicators/i1/lastYear': lastYear });
    expect(year('≥6次', '17次')).toEqual(['warning below-last-year indicators/i1/target']);
    expect(year('≥31万人', '31.8万人')).toEqual([]);
    expect(on(weighted, { 'indicators/i2/target': '≥95%', 'indicators/i2/lastYear': '100%' })).toEqual([
      'warning below-last-year indicators/i2/target',
    ]);
    expect(on(weighted, { 'indicators/i2/target': '≥95%', 'indicators/i2/lastYear': '98%' })).toEqual([]);
    expect(year('≤250人', '200人')).toEqual(['warning below-last-year indicators/i1/target']);
    expect(year('≤197.36人', '183.66人')).toEqual([]);
    expect(year('≥6次', '达成目标')).toEqual([]);
  });
});
