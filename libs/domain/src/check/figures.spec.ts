import type { Template } from '../forms/template.js';
import type { DecimalText } from '../values/decimal-text.js';
import { checkForm } from './check.js';
import { briefs, clean, findingsAfter, template } from './testing/form.js';

const amount = (text: string) => ({ kind: 'amount', amount: text });

describe('weights', () => {
  it('add up to 90, not 100, and by category', () => {
    const found = findingsAfter({ 'indicators/i1/weight': '14' });
    expect(found.map(({ where, computed, expected }) => [where.part, computed, expected])).toEqual(
      expect.arrayContaining([
        ['total', '84', '90'],
        ['indicators', '44', '50'],
      ]),
    );
    expect(
      briefs({
        'indicators/i1/weight': '15',
        'indicators/i1/score': '15',
        'indicators/i2/weight': '25',
        'indicators/i2/score': '25',
      }),
    ).toEqual([]);
    expect(briefs({ 'indicators/i1/weight': '0' })).toContain('error weight-total indicators/i1/weight');
  });
});

describe('the funding grid', () => {
  it('adds up, within half a unit of the last place per figure', () => {
    expect(briefs({ 'funding/other/executed': amount('300.00') })).toEqual([
      'error funding-sum funding/total/executed',
    ]);
    expect(briefs({ 'funding/other/executed': amount('200.01') })).toEqual([]);
    expect(briefs({ 'funding/other/executed': amount('200.0') })).toEqual([]);
    expect(briefs({ 'funding/other/executed': amount('-200') })).toContain('error funding-sum funding/other/executed');
  });

  it('may leave its sources blank altogether', () => {
    const blank = { kind: 'blank' };
    const none = Object.fromEntries(
      ['initialBudget', 'revisedBudget', 'executed'].flatMap((key) => [
        [`funding/fiscal/${key}`, blank],
        [`funding/other/${key}`, blank],
      ]),
    );
    expect(briefs(none)).toEqual([]);
  });

  it('does not take the spending of an insurance fund for an appropriation, but does a subsidy to one', () => {
    const whole = {
      'funding/fiscal/initialBudget': amount('1200.50'),
      'funding/fiscal/revisedBudget': amount('1200.50'),
    };
    const all = {
      ...whole,
      'funding/fiscal/executed': amount('1180.00'),
      ...Object.fromEntries(
        ['initialBudget', 'revisedBudget', 'executed'].map((key) => [`funding/other/${key}`, { kind: 'blank' }]),
      ),
    };
    const named = (name: string) => ({ ...all, 'fields/projectName': name });
    expect(briefs(named('城镇职工基本医疗保险基金支出项目'))).toEqual([
      'error fiscal-share funding/fiscal/revisedBudget',
    ]);
    expect(briefs(named('城乡居民基本医疗保险基金市级配套资金'))).toEqual([]);
    expect(briefs(named('医疗保障服务能力建设项目'))).toEqual([]);
  });

  it('wants a word where more was spent than budgeted, or far less', () => {
    const spent = (executed: string) => ({
      'funding/total/executed': amount(executed),
      'funding/fiscal/executed': amount('0'),
      'funding/other/executed': amount(executed),
    });
    expect(briefs(spent('1300'))).toEqual(['explain over-budget funding/total/executed']);
    expect(briefs({ ...spent('1300'), 'goals/actual': '2020年追加预算后执行，超预算部分已按规定调整。' })).toEqual([]);
    expect(briefs(spent('900'))).toEqual(['explain under-execution funding/total/executed']);
    expect(briefs({ ...spent('900'), 'goals/actual': '2020年预算执行偏低，主要是就医人次减少。' })).toEqual([]);
    expect(briefs(spent('1100'))).toEqual([]);
  });
});

describe('what a paper printed of its own sums', () => {
  it('is wrong without the execution row, and goes when the fix is taken', () => {
    const [found] = findingsAfter({ printed: { totalWeight: '90', totalScore: '90', executionScore: '9.83' } });
    expect(found).toMatchObject({
      rule: 'printed-total',
      quote: '90/90',
      expected: '100/99.83',
      where: { part: 'total' },
    });
    expect(found?.fix?.changes).toEqual([{ path: 'printed', value: { executionScore: '9.83' } }]);
    expect(briefs({ printed: { totalWeight: '100', totalScore: '99.83' } })).toEqual([]);
  });

  it('is the sum of the rows on a form that nobody scores', () => {
    const plain: Template = { ...template, weighing: 'weighted' };
    const after = (printed: string): string[] =>
      checkForm(plain, { ...clean, printed: { totalWeight: printed as DecimalText } }, { year: 2020 })
        .filter(({ rule }) => rule === 'printed-total')
        .map(({ quote }) => quote);
    expect(after('90')).toEqual([]);
    expect(after('84')).toEqual(['84']);
  });

  it('is compared within the precision of everything printed', () => {
    const money = (budget: string, executed: string) => ({
      'goals/actual': '2020年超预算执行，已调整预算。',
      ...Object.fromEntries(
        ['initialBudget', 'revisedBudget'].flatMap((key) => [
          [`funding/total/${key}`, amount(budget)],
          [`funding/other/${key}`, amount(budget)],
          [`funding/fiscal/${key}`, { kind: 'blank' }],
        ]),
      ),
      ...{
        'funding/total/executed': amount(executed),
        'funding/other/executed': amount(executed),
        'funding/fiscal/executed': { kind: 'blank' },
      },
    });
    // 51774 over 50617 is 102.2858 %, and 102.28 % lies within what the two may stand for.
    expect(briefs({ ...money('50617', '51774'), printed: { executionRate: '102.28%' } })).toEqual([]);
    expect(briefs({ ...money('50617', '51774'), printed: { executionRate: '100.4%' } })).toEqual([
      'error printed-execution funding/total/executionRate',
    ]);
    expect(briefs({ printed: { executionRate: '98.3', executionScore: '9.8' } })).toEqual([]);
    expect(briefs({ printed: { executionScore: '9.5', executionWeight: '20' } })).toEqual([
      'error printed-execution funding/total/executionWeight',
      'error printed-execution funding/total/executionScore',
    ]);
  });
});

describe('scores', () => {
  it('stay between nought and the weight', () => {
    expect(briefs({ 'indicators/i1/score': '20.5' })).toEqual(['error score-range indicators/i1/score']);
    expect(briefs({ 'indicators/i1/score': '-1' })).toContain('error score-range indicators/i1/score');
  });

  it('follow the rule or say why not', () => {
    const missed = {
      'indicators/i1/actual': '30万人',
      'indicators/i1/variance': '受疫情影响，扩面不足。措施：加强宣传。',
    };
    const [found] = findingsAfter({ ...missed, 'indicators/i1/score': '18' });
    expect(found).toMatchObject({ rule: 'score-rule', severity: 'error', expected: '17.23' });
    expect(
      briefs({ ...missed, 'indicators/i1/score': '18', 'indicators/i1/scoreReason': '口径调整，经核实。' }),
    ).toEqual(['info score-above indicators/i1/score']);
    expect(briefs({ ...missed, 'indicators/i1/score': '17.23' })).toEqual([]);
    expect(briefs({ ...missed, 'indicators/i1/score': '17.2' })).toEqual(['info score-rounded indicators/i1/score']);
  });

  it('never reach the whole weight where a target was missed', () => {
    const nearly = { 'indicators/i2/actual': '84.99%', 'indicators/i2/variance': '因政策调整，略低于目标。' };
    expect(briefs({ ...nearly, 'indicators/i2/score': '20' })).toEqual(['error score-rule indicators/i2/score']);
    expect(briefs({ ...nearly, 'indicators/i2/score': '20.0' })).toEqual(['error score-rule indicators/i2/score']);
  });

  it('that lost points have a reason beside them', () => {
    const lost = { 'indicators/i1/score': '19', 'indicators/i1/scoreReason': '按单位口径评分。' };
    expect(briefs(lost)).toEqual(['error lost-points indicators/i1/variance']);
    expect(briefs({ ...lost, 'indicators/i1/variance': '因部分参保未入库，扣1分。' })).toEqual([]);
  });
});

describe('true results that want a word', () => {
  it('a missed target blocks until its reason is given, and never longer', () => {
    const missed = { 'indicators/i1/actual': '30万人', 'indicators/i1/score': '17.23' };
    expect(briefs(missed)).toEqual(['explain target-missed indicators/i1/variance']);
    expect(briefs({ ...missed, 'indicators/i1/variance': '受疫情影响，扩面不足。措施：加强宣传。' })).toEqual([]);
    expect(briefs({ 'indicators/i4/actual': '0.15%', 'indicators/i4/score': '15' })).toEqual([
      'explain target-missed indicators/i4/variance',
    ]);
  });

  it('a target exceeded by three tenths wants one, less than that does not', () => {
    expect(briefs({ 'indicators/i1/actual': '45.279万人' })).toEqual([
      'explain target-exceeded indicators/i1/variance',
    ]);
    expect(briefs({ 'indicators/i1/actual': '45.278万人' })).toEqual([]);
  });

  it('a measure alone is no reason', () => {
    const missed = { 'indicators/i1/actual': '30万人', 'indicators/i1/score': '17.23' };
    expect(briefs({ ...missed, 'indicators/i1/variance': '措施：加强宣传。' })).toEqual([
      'error variance-cause indicators/i1/variance',
    ]);
  });
});
