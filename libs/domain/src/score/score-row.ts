import type { Decimal } from 'decimal.js';
import type { Indicator } from '../forms/content.js';
import type { RowScore, ScoringPack } from '../forms/template.js';
import { comparable } from '../values/compare.js';
import type { DecimalText } from '../values/decimal-text.js';
import { toDecimalText } from '../values/decimal-text.js';
import { printValue } from '../values/print.js';
import { quantityOf, type Quantity } from '../values/quantity.js';
import { exact, inBaseUnits, sameUnit } from '../values/unit.js';
import type { SimpleValue, Value } from '../values/value.js';
import { nothing, shareOf, whole, type Earned } from './earned.js';
import { byOperator, FORMULA_TEXT, type Measured } from './formulas.js';

/** What a rule makes of a row: a score with its sums, a band for a person's judgement, or why there is neither. */
interface Outcome {
  readonly formula: keyof typeof FORMULA_TEXT;
  readonly earned?: Earned;
  readonly band?: NonNullable<RowScore['band']>;
  readonly ratio?: Decimal;
  readonly why?: string;
}

/**
 * Scores one indicator by its typed target and actual (指标得分), units converted, satisfaction like any other share. The
 * hand score is reported beside it, never mixed in.
 *
 * Source: 财预〔2020〕10号 and the note of the form, as `pack` holds them; RANGE and DEADLINE are our assumptions.
 */
export const scoreRow = (row: Indicator, pack: ScoringPack): RowScore => {
  const weight = row.weight === null ? undefined : new exact(row.weight);
  const outcome = weight === undefined ? { formula: 'byHand' as const, why: '未填分值' } : outcomeOf(row, weight, pack);
  const { formula, earned, band, ratio, why } = outcome as Outcome;
  return {
    row: row.id,
    weight: row.weight,
    ...(earned === undefined ? {} : { automatic: toDecimalText(earned.score), met: earned.met }),
    ...(band === undefined ? {} : { band }),
    ...(ratio === undefined ? {} : { ratio }),
    given: row.score,
    formula: FORMULA_TEXT[formula],
    steps: earned?.steps ?? (why === undefined ? [] : [why]),
  };
};

const outcomeOf = ({ target, actual }: Indicator, weight: Decimal, pack: ScoringPack): Outcome => {
  const plain: Exclude<Value, { kind: 'composite' }> = target.kind === 'composite' ? target.part : target;
  if (plain.kind === 'text') return judged(weight, actual);
  if (actual.kind === 'blank' || actual.kind === 'none') return { formula: 'byHand', why: '实际完成值未填写' };
  switch (plain.kind) {
    case 'compare':
    case 'figure':
      return measured(plain, actual, weight, pack);
    case 'range':
      return ranged(plain, actual, weight, pack);
    case 'deadline':
      return timed(plain, actual.kind === 'composite' ? actual.part : actual, weight);
    case 'list':
      return { formula: 'byHand', why: '目标含多个数值' };
    default:
      return {
        formula: 'byHand',
        why: plain.kind === 'malformed' ? `年度指标值有误：${plain.problem}` : '年度指标值未填写',
      };
  }
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
  return { formula, earned: byOperator(op, m, pack.reverse), ...(t.gt(0) ? { ratio: a.div(t) } : {}) };
};

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

/** 时限: kept earns the weight, missed earns nothing (直接赋分, our assumption). Two deadlines compare only in the same terms. */
const timed = (target: Deadline, actual: Value, weight: Decimal): Outcome => {
  if (actual.kind === 'text')
    return { ...judged(weight, actual), why: '实际完成值为文字，按时限完成情况由评分人确定得分' };
  if (actual.kind !== 'deadline' || actual.every !== target.every || actual.anchor !== target.anchor) {
    return { formula: 'deadline', why: '实际完成值与目标的时限写法不同，无法比较' };
  }
  const [due, done] = [target.date ?? target.days ?? 0, actual.date ?? actual.days ?? 0];
  const kept = done < due || (done === due && (target.included || !actual.included));
  const words = `实际 ${printValue(actual)}，目标 ${printValue(target)}`;
  return { formula: 'deadline', earned: kept ? whole(weight, words) : nothing(`${words}，逾期`) };
};

/** Lower ends of the upper two bands, in percent: 100-80（含）, 80-60（含）, 60-0. Source: the note printed on the form. */
const BANDS: readonly (readonly [from: string, to: string, words: string])[] = [
  ['80', '100', '达成年度指标'],
  ['60', '80', '部分达成年度指标并具有一定效果'],
  ['0', '60', '未达成年度指标且效果较差'],
];

/** 定性指标: a person judges, inside the band that the actual's percentage names; words name no band. */
const judged = (weight: Decimal, actual: Value): Outcome => {
  const figure = quantityOf(actual);
  if (actual.kind === 'compare' || figure === undefined || figure.unit.measure !== '%') {
    return { formula: 'judged', why: '实际完成值未按百分比填写，不能确定分档' };
  }
  const percent = exact.min(100, new exact(figure.amount));
  const [from, to, words] = BANDS.find(([low]) => percent.gte(low)) ?? ['0', '60', ''];
  const at = (share: string): DecimalText => toDecimalText(weight.times(share).div(100));
  const band = { low: at(from), high: at(to), highIncluded: to === '100' };
  return {
    formula: 'judged',
    band,
    why: `实际完成 ${toDecimalText(percent)}%，属“${words}”，得分应在 ${band.low}（含）至 ${band.high}${band.highIncluded ? '（含）' : '（不含）'}之间`,
  };
};
