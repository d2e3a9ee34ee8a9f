/** The published scores of the trade, recomputed: what the rule yields, and how the score on paper stands to it. */
import fc from 'fast-check';
import type { FormContent, Indicator } from '../forms/content.js';
import type { ScoringPack, Template } from '../forms/template.js';
import type { DecimalText } from '../values/decimal-text.js';
import { parseValue } from '../values/parse.js';
import { exact } from '../values/unit.js';
import { judgeHandScore } from './hand-score.js';
import { scoreExecution } from './score-execution.js';
import { scoreForm } from './score-form.js';
import { scoreRow } from './score-row.js';
import { withPack } from './with-pack.js';

const decimal = (text: string): DecimalText => text as DecimalText;
const pack: ScoringPack = {
  ...{ id: 'test@2020', source: 'test', executionWeight: decimal('10'), indicatorTotal: decimal('90') },
  ...{ categoryWeights: {}, places: 2, reverse: 'overshoot', handAbove: 'reason' },
  explain: { below: decimal('1'), above: decimal('1.3') },
  bands: { excellent: decimal('90'), good: decimal('80'), fair: decimal('60') },
};
const template = {
  scoring: pack,
  funding: {
    columns: [
      { key: 'revisedBudget', label: '' },
      { key: 'executed', label: '' },
    ],
    rows: [{ key: 'total', label: '合计', total: true }],
  },
} as unknown as Template;

const row = (target: string, actual: string, weight: string | null, rule?: string): Indicator =>
  ({
    ...{ id: 'i1', category: 'output', dimension: 'quantity', name: '指标', scoreReason: '', variance: '' },
    ...{ target: parseValue(target), actual: parseValue(actual), weight, score: null },
    ...(rule === undefined ? {} : { rule }),
  }) as unknown as Indicator;
const scored = (target: string, actual: string, weight = '10', rule?: string, options: Partial<ScoringPack> = {}) =>
  scoreRow(row(target, actual, weight, rule), { ...pack, ...options });
const money = (budget: string, executed: string, indicators: Indicator[] = []): FormContent =>
  ({
    ...{ fields: {}, goals: {}, indicators },
    funding: {
      total: { revisedBudget: { kind: 'amount', amount: budget }, executed: { kind: 'amount', amount: executed } },
    },
  }) as unknown as FormContent;

/** Target, actual (92.45 and ≥85% as what they stand for), weight, printed score; what the rule yields, how the two stand. */
const PUBLISHED = [
  ['参保人数', '≥34.83万人', '39.31万人', '7', '6', '7', 'below'],
  ['享受待遇人次', '≥114.66万人次', '88.15万人次', '7', '6', '5.38', 'above'],
  ['支出预算金额', '165646.47万元', '153141.49万元', '7', '6.5', '6.47', 'rounded'],
  ['支出执行率', '95%≤x≤105%', '92.45%', '8', '7.5', '7.79', 'below'],
  ['报销比例', '≥85%', '85%', '7', '7', '7', 'fits'],
  ['及时拨款', '每月25日前', '每月25日前', '7', '7', '7', 'fits'],
  ['按时报送', '按时报送', '按时报送', '7', '7', '5.6–7', 'fits'],
  ['基金运行', '基金运行平稳', '基金运行平稳', '15', '15', '12–15', 'fits'],
  ['违规使用', '充分发挥职能作用', '充分发挥职能作用', '15', '15', '12–15', 'fits'],
  ['满意度', '≥90%', '95%', '10', '10', '10', 'fits'],
] as const;

describe('the published self-evaluation', () => {
  it.each(PUBLISHED)(
    '%s: %s → %s of %s, printed %s, is %s by the rule: %s',
    (_, target, actual, weight, given, by, how) => {
      const score = scored(target, actual, weight);
      expect(score.automatic ?? `${score.band?.low}–${score.band?.high}`).toBe(by);
      expect(judgeHandScore(score, decimal(given))).toBe(how);
    },
  );

  it('is truly 96.41 and 优 as its authors scored it: 87 for the rows, 9.41 for execution', () => {
    const rows = PUBLISHED.map(([, target, actual, weight, given], at) => ({
      ...{ ...row(target, actual, weight), id: `i${at}`, score: decimal(given) },
    }));
    const score = scoreForm(template, money('165692.15', '155863.72', rows));
    expect([score.execution.score, score.total.score, score.grade]).toEqual(['9.41', '96.41', 'excellent']);
  });

  it.each([
    ['222593', '217056', '97.51'],
    ['50617', '51774', '102.29'],
    ['16658', '12713', '76.32'],
    ['8016', '8354', '104.22'],
  ])('of a fund with %s budgeted and %s spent has a rate of %s %%', (budget, executed, rate) =>
    expect(scoreExecution(template, money(budget, executed)).rate).toBe(rate),
  );
});

describe('the printed rules of an objective', () => {
  it('直接赋分 leaves no part of the weight', () => {
    expect(scored('≥95%', '94.9%', '10', '直接赋分')).toMatchObject({ automatic: '0', met: false });
    expect(scored('≥95%', '95%', '10', '直接赋分').automatic).toBe('10');
    expect(scored('成效明显', '成效明显', '10', '直接赋分')).toMatchObject({
      steps: ['由评分人确认是否达成：达成得 10，未达成得 0 分'],
    });
  });

  it('满意度赋分 is proportional down to 60 per cent of satisfaction, and nothing below', () => {
    const satisfied = (actual: string) => scored('≥90%', actual, '10', '满意度赋分').automatic;
    expect(['90%', '75%', '60%', '59.99%'].map(satisfied)).toEqual(['10', '8.33', '6.67', '0']);
  });

  it('按照正常比例赋分 has a floor only where the pack sets one', () => {
    const share = (options: Partial<ScoringPack>) =>
      scored('≥100人', '59人', '10', '按照正常比例赋分', options).automatic;
    expect([share({}), share({ shareFloor: decimal('60') }), share({ shareFloor: decimal('59') })]).toEqual([
      '5.9',
      '0',
      '5.9',
    ]);
  });

  it('按评判等级赋分 names the level of a measured target, by the levels of the pack', () => {
    expect(scored('≥90%', '63%', '10', '按评判等级赋分').band).toMatchObject({
      low: '6',
      high: '8',
      highIncluded: false,
    });
    const judgedBands = ['80', '50', '0'].map((from) => ({ from: decimal(from), words: '档' }));
    expect(scored('平稳', '55%', '10', undefined, { judgedBands }).band).toMatchObject({ low: '5', high: '8' });
  });

  it('a row without a weight shows whether it was met and by how much, and no points', () => {
    const missed = scoreRow(row('≥0.19万人', '0.15万人', null), pack);
    expect(missed).toMatchObject({ weight: null, met: false, steps: ['完成率 0.15÷0.19=78.95%'] });
    expect(missed.automatic).toBeUndefined();
    expect(missed.ratio?.toFixed(4)).toBe('0.7895');
    expect(scoreRow(row('6.14万人', '5.96万人', null), pack).ratio?.toFixed(4)).toBe('0.9707');
  });
});

describe('what a pack may settle', () => {
  it('a target set too low costs points, fixed ones or as many as it was exceeded by', () => {
    expect(
      scored('≥100人', '130人', '10', undefined, { over: { from: decimal('1.3'), points: decimal('2') } }),
    ).toMatchObject({
      ...{ automatic: '8', met: true },
      steps: ['实际 130 达到目标 100，超出目标 30%', '目标值偏低，扣 2 分，计 8'],
    });
    expect(scored('≥100人', '130人', '10', undefined, { over: { from: decimal('1.3') } }).automatic).toBe('7');
    expect(scored('≥100人', '129人', '10', undefined, { over: { from: decimal('1.3') } }).automatic).toBe('10');
    expect(scored('≤100元', '10元', '10', undefined, { over: { from: decimal('1.3') } }).automatic).toBe('10');
  });

  it('being late costs points per day', () => {
    const late = (actual: string) =>
      scored('每月25日前', actual, '10', undefined, { latePerDay: decimal('0.5') }).automatic;
    expect(['每月25日前', '每月28日前'].map(late)).toEqual(['10', '8.5']);
    expect(scored('2020年12月31日前', '2021年1月2日', '10', undefined, { latePerDay: decimal('0.5') }).automatic).toBe(
      '9',
    );
  });

  it('execution beyond the budget is capped, counted, or penalised', () => {
    const of = (beyondBudget: 'capped' | 'uncapped' | 'penalised') =>
      scoreExecution(withPack(template, { ...pack, beyondBudget }), money('100', '103')).score;
    expect([of('capped'), of('uncapped'), of('penalised')]).toEqual(['10', '10.3', '9.7']);
  });

  it('a low execution rate limits the total, and says so', () => {
    const totalCeilings = [
      { below: decimal('50'), ceiling: decimal('59') },
      { below: decimal('80'), ceiling: decimal('89') },
    ];
    const of = (executed: string) =>
      scoreForm(withPack(template, { ...pack, totalCeilings }), money('100', executed, [row('≥1人', '1人', '90')]));
    expect([of('80'), of('79.99'), of('49')].map(({ total, grade }) => [total.score, grade])).toEqual([
      ['98', 'excellent'],
      ['89', 'good'],
      ['59', 'poor'],
    ]);
    expect(of('79.99').ceiling?.steps).toEqual(['各行合计 98', '预算执行率 79.99% 低于 80%，总分不超过 89']);
    expect(of('80').ceiling).toBeUndefined();
  });

  it('a total is graded after it is rounded, or before', () => {
    const of = (gradeOn: 'rounded' | 'exact') =>
      scoreForm(
        withPack(template, { ...pack, gradeOn, totalPlaces: 0 }),
        money('100', '100', [row('≥100人', '99.5人', '80')]),
      ).grade;
    expect([of('rounded'), of('exact')]).toEqual(['excellent', 'good']);
  });
});

describe('properties of every pack', () => {
  const figure = fc.integer({ min: 0, max: 99_999 }).map((digits) => new exact(digits).div(100).toFixed(2));
  const rule = fc.constantFrom(undefined, '按照正常比例赋分', '直接赋分', '满意度赋分');
  const options = fc.record(
    {
      reverse: fc.constantFrom('overshoot' as const, 'share' as const),
      shareFloor: fc.constant(decimal('60')),
      over: fc.constantFrom({ from: decimal('1.3') }, { from: decimal('1.2'), points: decimal('2') }),
      satisfaction: fc.constant({ floor: decimal('60'), always: true as const }),
    },
    { requiredKeys: [] },
  );

  it('no score is below nought or above its weight, and a missed target never earns the full weight', () => {
    const sign = fc.constantFrom('≥', '>', '=', '≤', '<', '');
    fc.assert(
      fc.property(sign, figure, figure, rule, options, (op, t, a, by, with_) => {
        const { automatic, met } = scored(`${op}${t}%`, `${a}%`, '7', by, with_);
        expect(new exact(automatic ?? '-1').gte(0) && new exact(automatic ?? '8').lte(7)).toBe(true);
        if (met === false) expect(new exact(automatic ?? '7').lt(7)).toBe(true);
      }),
    );
  });

  it('without a deduction for low targets, more never earns less of ≥ nor more of ≤', () => {
    fc.assert(
      fc.property(figure, figure, figure, rule, options, (t, x, y, by, { over: _, ...with_ }) => {
        const [less, more] = new exact(x).lt(y) ? [x, y] : [y, x];
        const of = (op: string, a: string) =>
          new exact(scored(`${op}${t}%`, `${a}%`, '7', by, with_).automatic ?? '-1');
        expect(of('≥', less).lte(of('≥', more))).toBe(true);
        expect(of('≤', less).gte(of('≤', more))).toBe(true);
      }),
    );
  });
});
