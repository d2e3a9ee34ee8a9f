import type { FormContent, Indicator } from '../forms/content.js';
import type { ScoringPack, Template } from '../forms/template.js';
import { Refusal, type RefusalCode } from '../refusal.js';
import type { DecimalText } from '../values/decimal-text.js';
import { parseValue } from '../values/parse.js';
import { checkRecheck, judgeHandScore } from './hand-score.js';
import { scoreExecution } from './score-execution.js';
import { gradeOf, scoreForm } from './score-form.js';
import { scoreRow } from './score-row.js';

const decimal = (text: string): DecimalText => text as DecimalText;
const scoring: ScoringPack = {
  id: 'test@2020',
  source: 'test',
  executionWeight: decimal('10'),
  indicatorTotal: decimal('90'),
  categoryWeights: {},
  places: 2,
  reverse: 'overshoot',
  handAbove: 'reason',
  explain: { below: decimal('1'), above: decimal('1.3') },
  bands: { excellent: decimal('90'), good: decimal('80'), fair: decimal('60') },
};
const template = {
  scoring,
  funding: { columns: [], rows: [{ key: 'total', label: '合计', total: true }] },
} as unknown as Template;

const row = (id: string, target: string, actual: string, weight: string, score: string | null): Indicator => ({
  id,
  category: 'output',
  dimension: 'quantity',
  name: `指标${id}`,
  target: parseValue(target),
  actual: parseValue(actual),
  weight: decimal(weight),
  score: score === null ? null : decimal(score),
  scoreReason: '',
  variance: '',
});

const content = (indicators: Indicator[], budget = '165692.15', executed = '155863.72'): FormContent => ({
  fields: {},
  goals: {},
  indicators,
  funding: {
    total: {
      revisedBudget: { kind: 'amount', amount: decimal(budget) },
      executed: { kind: 'amount', amount: decimal(executed) },
    },
  },
});

/** The published form as scored by its authors. */
const published = content([
  row('i1', '≥34.83万人', '39.31万人', '7', '6'),
  row('i2', '≥114.66万人次', '88.15万人次', '7', '6'),
  row('i3', '165646.47万元', '153141.49万元', '7', '6.5'),
  row('i4', '95%≤x≤105%', '92.45%', '8', '7.5'),
  row('i5', '≥85%', '85%', '7', '7'),
  row('i6', '每月25日前', '每月25日前', '7', '7'),
  row('i7', '按时报送', '100%', '7', '7'),
  row('i8', '基金运行平稳', '100%', '15', '15'),
  row('i9', '违规为零', '100%', '15', '15'),
  row('i10', '≥90%', '95%', '10', '10'),
]);

const refusalOf = (act: () => unknown): RefusalCode | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return undefined;
};

describe('scoreExecution', () => {
  it('scores the published amounts as they were printed', () => {
    expect(scoreExecution(template, published)).toEqual({
      weight: '10',
      rate: '94.07',
      score: '9.41',
      steps: ['执行率 155863.72÷165692.15=94.07%', '得分 10×94.07%=9.41'],
    });
  });

  it('earns no more than its weight beyond the budget, and no full weight short of it', () => {
    expect(scoreExecution(template, content([], '100', '130'))).toMatchObject({ rate: '130.00', score: '10' });
    expect(scoreExecution(template, content([], '1000000', '999999'))).toMatchObject({ rate: '100.00', score: '9.99' });
  });

  it('says why there is no rate', () => {
    expect(scoreExecution(template, content([], '0', '0')).score).toBeUndefined();
    expect(scoreExecution(template, { ...published, funding: {} }).steps).toEqual(['未填全年预算数或全年执行数']);
  });
});

describe('scoreForm', () => {
  it('counts the execution row: the published 90 / 87 is truly 100 / 96.41', () => {
    expect(scoreForm(template, published)).toMatchObject({
      total: { weight: '100', score: '96.41' },
      grade: 'excellent',
    });
  });

  it('counts the automatic score where no hand score was given, and nothing where there is neither', () => {
    const rows = [row('i1', '≥100人', '50人', '50', null), row('i2', '平稳', '平稳', '40', null)];
    expect(scoreForm(template, content(rows, '1', '1')).total.score).toBe('35');
  });

  it('puts rechecked scores in place of the author’s, and keeps the others', () => {
    const recheck = checkRecheck(template, published, [{ row: 'i2', score: '5.38', reason: '按规则计算' }]);
    const score = scoreForm(template, published, recheck);
    expect([score.total.score, score.recheckTotal]).toEqual(['96.41', '95.79']);
  });
});

describe('gradeOf', () => {
  it.each([
    ['90', 'excellent'],
    ['89.995', 'excellent'],
    ['89.994', 'good'],
    ['80', 'good'],
    ['79.99', 'fair'],
    ['60', 'fair'],
    ['59.994', 'poor'],
  ])('rounds %s first and bands it then: %s', (total, grade) => {
    expect(gradeOf(scoring, decimal(total))).toBe(grade);
  });
});

describe('judgeHandScore', () => {
  const judge = (target: string, actual: string, weight: string, score: string) =>
    judgeHandScore(scoreRow(row('i1', target, actual, weight, null), scoring), decimal(score));

  it('tells a fitting score from one below, above, or outside', () => {
    expect(judge('≥34.83万人', '39.31万人', '7', '7')).toBe('fits');
    expect(judge('≥34.83万人', '39.31万人', '7', '6')).toBe('below');
    expect(judge('≥114.66万人次', '88.15万人次', '7', '6')).toBe('above');
    expect(judge('≥114.66万人次', '88.15万人次', '7', '7.01')).toBe('outOfRange');
    expect(judge('基金运行平稳', '80%', '15', '11.99')).toBe('outOfBand');
    expect(judge('基金运行平稳', '79%', '15', '12')).toBe('outOfBand');
    expect(judge('基金运行平稳', '79%', '15', '11.99')).toBe('fits');
  });

  it('lets a score rounded to one place pass, but never up to the full weight', () => {
    expect(judge('165646.47万元', '153141.49万元', '7', '6.5')).toBe('rounded');
    expect(judge('≥100%', '99.99%', '7', '7.0')).toBe('above');
    expect(judge('≥100%', '80%', '7', '6')).toBe('above');
  });
});

describe('checkRecheck', () => {
  const codeOf = (rows: Parameters<typeof checkRecheck>[2], with_: Partial<ScoringPack> = {}) =>
    refusalOf(() => checkRecheck({ ...template, scoring: { ...scoring, ...with_ } }, published, rows));

  it('takes scores by the rule without a reason, and others with one', () => {
    expect(codeOf([{ row: 'i5', score: '7' }])).toBeUndefined();
    expect(codeOf([{ row: 'i1', score: '6', reason: '佐证材料不足' }])).toBeUndefined();
    expect(codeOf([{ row: 'i2', score: '6', reason: '疫情影响' }])).toBeUndefined();
  });

  it.each([
    ['score.unknownRow', [{ row: 'i99', score: '1' }]],
    ['command.malformed', [{ row: 'i1', score: '七分' }]],
    [
      'command.malformed',
      [
        { row: 'i5', score: '7' },
        { row: 'i5', score: '7' },
      ],
    ],
    ['score.outOfRange', [{ row: 'i1', score: '7.5', reason: '好' }]],
    ['score.outOfBand', [{ row: 'i8', score: '9', reason: '差' }]],
    ['score.belowAutomatic', [{ row: 'i1', score: '6', reason: ' ' }]],
    ['score.aboveAutomatic', [{ row: 'i2', score: '6' }]],
    ['command.malformed', [{ row: 'i1', score: '6', reason: '长'.repeat(2001) }]],
    ['command.malformed', [{ row: 'i1', score: '6', reason: '不足\u0007' }]],
    ['command.malformed', [{ row: 'i1', score: '6', reason: '不足\ud800' }]],
  ] as const)('refuses with %s', (code, rows) => expect(codeOf(rows)).toBe(code));

  it('asks for a reason where the score leaves the author’s own, whatever the rule gives', () => {
    expect(codeOf([{ row: 'i2', score: '5.38' }])).toBe('score.differs');
    expect(codeOf([{ row: 'i2', score: '5.38', reason: '按规则计算' }])).toBeUndefined();
    expect(codeOf([{ row: 'i8', score: '14.00' }])).toBe('score.differs');
    expect(codeOf([{ row: 'i8', score: '15.00' }])).toBeUndefined();
  });

  it('refuses a score above the rule, reason or not, where the pack says so', () => {
    expect(codeOf([{ row: 'i2', score: '6', reason: '疫情影响' }], { handAbove: 'refuse' })).toBe('score.aboveRefused');
  });
});
