import type { Decimal } from 'decimal.js';
import type { ScoringPack } from '../forms/template.js';
import type { SimpleValue } from '../values/value.js';
import { nothing, shareOf, whole, type Earned } from './earned.js';

/** Target, actual and weight in one unit, with the figures as an auditor reads them. */
export interface Measured {
  readonly target: Decimal;
  readonly actual: Decimal;
  readonly weight: Decimal;
  readonly places: number;
  readonly words: { readonly target: string; readonly actual: string };
}

type Op = Extract<SimpleValue, { kind: 'compare' }>['op'];

/**
 * 正向指标 (≥, >): met earns the weight, short of it the achieved share. Monotone in the actual. A share of a target of
 * nought or less cannot be formed: missing it earns nothing.
 *
 * Source: 财预〔2020〕10号, 单位自评 (按照完成值与指标值的比例记分); the cap of a missed target is our assumption.
 */
export const forward = ({ target, actual, weight, places, words }: Measured, strict: boolean): Earned => {
  if (strict ? actual.gt(target) : actual.gte(target))
    return whole(weight, `实际 ${words.actual} 达到目标 ${words.target}`);
  if (target.lte(0) || actual.lte(0)) return nothing(`实际 ${words.actual} 未达到目标 ${words.target}`);
  return shareOf(weight, [actual, target], places, { rate: '完成率', part: words.actual, of: words.target });
};

/**
 * 反向指标 (≤, <), by overshoot (REV-1): w·(1−(a−t)÷t), nothing from twice the target on. A target of nought allows no
 * overshoot. Monotone, falling.
 *
 * Source: practice of deployed systems; a default of ours.
 */
const byOvershoot = ({ target, actual, weight, places, words }: Measured): Earned => {
  if (target.lte(0)) return nothing(`实际 ${words.actual} 超过目标 ${words.target}`);
  if (actual.gte(target.times(2))) return nothing(`实际 ${words.actual} 超过目标 ${words.target} 一倍以上`);
  const part = `(${words.actual}-${words.target})`;
  return shareOf(weight, [actual.minus(target), target], places, {
    rate: '超出率',
    part,
    of: words.target,
    left: true,
  });
};

/** 反向指标 by share (REV-2): w·t÷a. Source: a published local rule; an option of the pack. */
const byShare = ({ target, actual, weight, places, words }: Measured): Earned =>
  target.lte(0)
    ? nothing(`实际 ${words.actual} 超过目标 ${words.target}`)
    : shareOf(weight, [target, actual], places, { rate: '完成率', part: words.target, of: words.actual });

/** 反向指标: met earns the weight, otherwise as the pack says. */
export const backward = (measured: Measured, strict: boolean, reverse: ScoringPack['reverse']): Earned => {
  const { target, actual, weight, words } = measured;
  if (strict ? actual.lt(target) : actual.lte(target))
    return whole(weight, `实际 ${words.actual} 未超过目标 ${words.target}`);
  return reverse === 'overshoot' ? byOvershoot(measured) : byShare(measured);
};

/**
 * 等于 (=, and a target without an operator): nought wants nought; any other figure is a plan to be reached, scored
 * like ≥. Source: practice of deployed systems; treating a bare figure so is our assumption.
 */
export const equal = (measured: Measured): Earned => {
  const { target, actual, weight, words } = measured;
  if (!target.isZero()) return forward(measured, false);
  return actual.lte(0)
    ? whole(weight, `实际 ${words.actual} 等于目标 ${words.target}`)
    : nothing(`实际 ${words.actual} 大于目标 ${words.target}`);
};

/** The formula of each operator. */
export const byOperator = (op: Op, measured: Measured, reverse: ScoringPack['reverse']): Earned => {
  if (op === '=') return equal(measured);
  const strict = op === '>' || op === '<';
  return op === '>=' || op === '>' ? forward(measured, strict) : backward(measured, strict, reverse);
};

/** Formula in one line, as printed beside a score. */
export const FORMULA_TEXT = {
  forward: '正向指标：达到目标得满分，未达到按“实际÷目标”的比例得分',
  overshoot: '反向指标：不超过目标得满分，超过按“1-超出率”的比例得分，超出一倍不得分',
  share: '反向指标：不超过目标得满分，超过按“目标÷实际”的比例得分',
  equal: '等于目标：达到目标得满分，未达到按“实际÷目标”的比例得分',
  range: '区间指标：在区间内得满分，低于下限按“实际÷下限”、高于上限按“上限÷实际”的比例得分',
  deadline: '时限指标：按时完成得满分，逾期不得分',
  judged: '定性指标：按达成程度分档，由评分人在档内确定得分',
  direct: '直接赋分：达到目标得满分，未达到不得分',
  satisfaction: '满意度赋分：达到目标得满分，未达到按“实际÷目标”的比例得分，低于下限不得分',
  byHand: '无法按公式计算，由评分人确定得分',
} as const;
