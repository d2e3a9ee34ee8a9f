import type { Decimal } from 'decimal.js';
import type { Indicator } from '../forms/content.js';
import type { RowScore, ScoringPack } from '../forms/template.js';
import { comparable } from '../values/compare.js';
import { toDecimalText } from '../values/decimal-text.js';
import { printValue } from '../values/print.js';
import { quantityOf, type Quantity } from '../values/quantity.js';
import { exact, inBaseUnits, sameUnit } from '../values/unit.js';
import type { SimpleValue, Value } from '../values/value.js';
import { credited, type Measure } from './credit.js';
import { nothing, shareOf, whole, type Earned } from './earned.js';
import { byOperator, FORMULA_TEXT, type Measured } from './formulas.js';
import { atPercent, judged } from './judged.js';
import type { PrintedRule } from './pack-options.js';
import { printedRuleOf } from './printed-rule.js';
import { timed } from './timed.js';

/** What a rule makes of a row: a score with its sums, a band for a person's judgement, or why there is neither. */
interface Outcome {
  readonly formula: keyof typeof FORMULA_TEXT;
  readonly earned?: Earned;
  readonly band?: NonNullable<RowScore['band']>;
  readonly ratio?: Decimal;
  readonly why?: string;
  /** For {@link credited}: whether more is better, and the actual where it is a percentage. */
  readonly rises?: boolean;
  readonly percent?: Decimal;
}

/** What a row without a weight is measured with: its ratio and whether it was met do not depend on it. */
const UNWEIGHTED = new exact(100);

/**
 * Scores one indicator by its typed target and actual (指标得分), units converted, by the rule printed in its row where there
 * is one. The hand score is reported beside it, never mixed in. A row without a weight (不计分的表) still shows its ratio and
 * whether its target was met.
 *
 * Source: 财预〔2020〕10号 and the note of the form, as `pack` holds them; RANGE and DEADLINE are our assumptions.
 */
export const scoreRow = (row: Indicator, pack: ScoringPack): RowScore => {
  const weight = row.weight === null ? UNWEIGHTED : new exact(row.weight);
  const { formula, earned, band, ratio, why } = byRule(outcomeOf(row, weight, pack), row, weight, pack);
  const measured = ratio === undefined ? {} : { ratio };
  if (row.weight === null) {
    const steps = [earned?.why ?? (band === undefined ? (why ?? '') : '未填分值')].filter((step) => step !== '');
    const met = earned === undefined ? {} : { met: earned.met };
    return { row: row.id, weight: null, ...met, ...measured, given: row.score, formula: FORMULA_TEXT.byHand, steps };
  }
  return {
    row: row.id,
    weight: row.weight,
    ...(earned === undefined ? {} : { automatic: toDecimalText(earned.score), met: earned.met }),
    ...(band === undefined ? {} : { band }),
    ...measured,
    given: row.score,
    formula: FORMULA_TEXT[formula],
    steps: earned?.steps ?? (why === undefined ? [] : [why]),
  };
};

/** The outcome under the rule printed in the row, and the options of the pack. */
const byRule = (outcome: Outcome, row: Indicator, weight: Decimal, pack: ScoringPack): Outcome => {
  const { earned, ratio, percent, rises = false, formula } = outcome;
  const rule = printedRuleOf(row, pack);
  if (earned === undefined || formula === 'deadline') return outcome;
  if (rule === 'judged') {
    const { earned: _, ...rest } = outcome;
    return { ...rest, formula: 'judged', ...atPercent(weight, earned.share.times(100), '完成率', pack.judgedBands) };
  }
  const measure: Measure = {
    ...{ earned, weight, rises },
    ...(ratio === undefined ? {} : { ratio }),
    ...(percent === undefined ? {} : { percent }),
  };
  return { ...outcome, earned: credited(measure, rule, pack), formula: formulaOf(rule, formula) };
};

const formulaOf = (rule: PrintedRule | undefined, formula: Outcome['formula']): Outcome['formula'] =>
  rule === 'direct' || rule === 'satisfaction' ? rule : formula;

const outcomeOf = ({ target, actual, rule }: Indicator, weight: Decimal, pack: ScoringPack): Outcome => {
  const plain: Exclude<Value, { kind: 'composite' }> = target.kind === 'composite' ? target.part : target;
  if (actual.kind === 'blank' || actual.kind === 'none') return { formula: 'byHand', why: '实际完成值未填写' };
  switch (plain.kind) {
    case 'text':
      return inWords(plain, actual, weight, pack, rule);
    case 'compare':
    case 'figure':
      return measured(plain, actual, weight, pack);
    case 'range':
      return ranged(plain, actual, weight, pack);
    case 'deadline':
      return onTime(plain, actual.kind === 'composite' ? actual.part : actual, weight, pack);
    case 'list':
      return { formula: 'byHand', why: '目标含多个数值' };
    default:
      return {
        formula: 'byHand',
        why: plain.kind === 'malformed' ? `年度指标值有误：${plain.problem}` : '年度指标值未填写',
      };
  }
};

/** 定性指标: a person judges inside a band; under 直接赋分 there is the whole weight or nothing. */
const inWords = (
  target: Value,
  actual: Value,
  weight: Decimal,
  pack: ScoringPack,
  rule: string | undefined,
): Outcome => {
  if (rule === undefined || !/直接/.test(rule)) return { formula: 'judged', ...judged(weight, target, actual, pack) };
  const w = toDecimalText(weight);
  return { formula: 'direct', why: `由评分人确认是否达成：达成得 ${w}，未达成得 0 分` };
};

/** One unit to reckon in: the printed one where both share it, the base unit otherwise. */
const inOneUnit = (a: Quantity, b: Quantity): readonly [Decimal, Decimal] =>
  sameUnit(a.unit, b.unit) || a.unit.scale === b.unit.scale
    ? [new exact(a.amount), new exact(b.amount)]
    : [inBaseUnits(a.amount, a.unit), inBaseUnits(b.amount, b.unit)];

/** Why an actual cannot be measured against a target, or the two as figures of one unit. */
const against = (target: Quantity, actual: Value): readonly [Decimal, Decimal] | string => {
  if (actual.kind === 'malformed') return `实际完成值有误：${actual.problem}`;
  const figure = quantityOf(actual);
  if (figure === undefined) return '实际完成值不是数值';
  if (actual.kind === 'compare' || (actual.kind === 'composite' && actual.part.kind === 'compare')) {
    return '实际完成值是目标的写法，不是实际数值';
  }
  return comparable(target, figure) ? inOneUnit(target, figure) : '实际完成值与目标的计量单位不同';
};

const measured = (
  target: Extract<SimpleValue, { kind: 'compare' | 'figure' }>,
  actual: Value,
  weight: Decimal,
  pack: ScoringPack,
): Outcome => {
  const op = target.kind === 'compare' ? target.op : '=';
  const formula = op === '=' ? 'equal' : op === '>=' || op === '>' ? 'forward' : pack.reverse;
  const pair = against(target, actual);
  if (typeof pair === 'string') return { formula, why: pair };
  const [t, a] = pair;
  const m: Measured = { target: t, actual: a, weight, places: pack.places, words: wordsOf(t, a) };
  const ratio = t.gt(0) ? { ratio: a.div(t) } : {};
  const rises = formula === 'forward' || formula === 'equal';
  const reached = quantityOf(actual);
  const percent =
    rises && reached && OUT_OF_HUNDRED.has(reached.unit.measure)
      ? { percent: inBaseUnits(reached.amount, reached.unit) }
      : {};
  return { formula, earned: byOperator(op, m, pack.reverse), rises, ...ratio, ...percent };
};

/** What satisfaction is asked in: per cent, or points out of a hundred. */
const OUT_OF_HUNDRED = new Set(['%', '分']);

const wordsOf = (t: Decimal, a: Decimal): Measured['words'] => ({ target: toDecimalText(t), actual: toDecimalText(a) });

/**
 * 区间: inside earns the weight; outside, the share of the nearer end that was kept to. Not monotone: too much costs as
 * too little does. No published rule was found: our assumption.
 */
const ranged = (
  target: Extract<SimpleValue, { kind: 'range' }>,
  actual: Value,
  weight: Decimal,
  { places }: ScoringPack,
): Outcome => {
  const low = against({ amount: target.low, unit: target.unit }, actual);
  const high = against({ amount: target.high, unit: target.unit }, actual);
  if (typeof low === 'string' || typeof high === 'string') return { formula: 'range', why: String(low) };
  const [[lo, a], [hi]] = [low, high];
  const words = toDecimalText(a);
  if (target.lowIncluded ? a.lt(lo) : a.lte(lo)) {
    const earned =
      lo.lte(0) || a.lte(0)
        ? nothing(`实际 ${words} 低于下限 ${toDecimalText(lo)}`)
        : shareOf(weight, [a, lo], places, { rate: '低于下限，完成率', part: words, of: toDecimalText(lo) });
    return { formula: 'range', earned, ...(lo.gt(0) ? { ratio: a.div(lo) } : {}) };
  }
  if (target.highIncluded ? a.gt(hi) : a.gte(hi)) {
    const earned = hi.lte(0)
      ? nothing(`实际 ${words} 高于上限 ${toDecimalText(hi)}`)
      : shareOf(weight, [hi, a], places, { rate: '高于上限，比例', part: toDecimalText(hi), of: words });
    return { formula: 'range', earned, ...(hi.gt(0) ? { ratio: a.div(hi) } : {}) };
  }
  return {
    formula: 'range',
    earned: whole(weight, `实际 ${words} 在 ${printValue(target)} 之内`),
    ratio: new exact(1),
  };
};

type Deadline = Extract<SimpleValue, { kind: 'deadline' }>;

/** Two deadlines compare only in the same terms; words leave it to a person. */
const onTime = (target: Deadline, actual: Value, weight: Decimal, pack: ScoringPack): Outcome => {
  if (actual.kind === 'text')
    return {
      formula: 'judged',
      ...judged(weight, target, actual, pack),
      why: '实际完成值为文字，按时限完成情况由评分人确定得分',
    };
  if (actual.kind !== 'deadline' || actual.every !== target.every || actual.anchor !== target.anchor)
    return { formula: 'deadline', why: '实际完成值与目标的时限写法不同，无法比较' };
  return { formula: 'deadline', earned: timed(weight, target, actual, pack) };
};
