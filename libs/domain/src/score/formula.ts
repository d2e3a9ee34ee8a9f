import type { Decimal } from 'decimal.js';
import type { ScoringPack } from '../forms/template.js';
import { toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import type { SimpleValue } from '../values/value.js';

/** What a rule makes of a row: the share of the weight that was earned, before rounding, and how. */
export interface Earned {
  /** Id of the rule: POS, REV-1, REV-2, EQ, RANGE. */
  readonly formula: string;
  readonly met: boolean;
  /** Share of the weight, 0 to 1, as an exact fraction: numerator over denominator. */
  readonly share: readonly [Decimal, Decimal];
  /** Actual over what was asked for; undefined where no ratio can be formed. */
  readonly ratio?: Decimal;
}

const NONE = [new exact(0), new exact(1)] as const;
const WHOLE = [new exact(1), new exact(1)] as const;

/** Part of a whole that was reached: never below nothing; a share of nothing cannot be formed. */
const shareOf = (part: Decimal, whole: Decimal): readonly [Decimal, Decimal] =>
  whole.lte(0) || part.lte(0) ? NONE : [part, whole];
const ratioOf = (actual: Decimal, target: Decimal): { ratio?: Decimal } =>
  target.gt(0) ? { ratio: actual.div(target) } : {};

/** ≥, > (正向): meeting the target earns the whole weight and no more, falling short earns the share reached. Source: 财预〔2020〕10号. */
export function positive(actual: Decimal, target: Decimal, strict: boolean): Earned {
  const met = strict ? actual.gt(target) : actual.gte(target);
  return { formula: 'POS', met, share: met ? WHOLE : shareOf(actual, target), ...ratioOf(actual, target) };
}

/**
 * ≤, < (反向). By overshoot (REV-1, default): each percent beyond the target costs a percent of the weight, twice the
 * target earns nothing. By share (REV-2): target over actual. The ministry names no formula; packs choose.
 */
export function reverse(actual: Decimal, target: Decimal, strict: boolean, by: ScoringPack['reverse']): Earned {
  const met = strict ? actual.lt(target) : actual.lte(target);
  const missed = by === 'share' ? shareOf(target, actual) : shareOf(target.times(2).minus(actual), target);
  const formula = by === 'share' ? 'REV-2' : 'REV-1';
  return { formula, met, share: met ? WHOLE : missed, ...ratioOf(actual, target) };
}

/** = (等于), and a bare planning figure: as ≥ where there is something to reach; "= 0" is met by nothing above nought. */
export function equal(actual: Decimal, target: Decimal): Earned {
  if (target.gt(0)) return { ...positive(actual, target, false), formula: 'EQ' };
  const met = target.isZero() ? actual.lte(0) : actual.eq(target);
  return { formula: 'EQ', met, share: met ? WHOLE : NONE };
}

/** Between two bounds (区间): inside earns the weight, outside the share of the nearer bound. Our own proposal: no rule is published. */
export function range(actual: Decimal, bounds: Extract<SimpleValue, { kind: 'range' }>): Earned {
  const [low, high] = [new exact(bounds.low), new exact(bounds.high)];
  const below = bounds.lowIncluded ? actual.lt(low) : actual.lte(low);
  const above = bounds.highIncluded ? actual.gt(high) : actual.gte(high);
  if (below) return { formula: 'RANGE', met: false, share: shareOf(actual, low), ...ratioOf(actual, low) };
  if (above) return { formula: 'RANGE', met: false, share: shareOf(high, actual), ...ratioOf(actual, high) };
  return { formula: 'RANGE', met: true, share: WHOLE };
}

/**
 * Share of a weight as a score (得分): half up to the pack's places. A missed target never shows the full weight: it is
 * capped one unit of the last place below, after rounding.
 */
export function scoreOfShare(weight: Decimal, { met, share: [part, whole] }: Earned, places: number): DecimalText {
  if (met) return toDecimalText(weight, Math.max(places, weight.decimalPlaces()));
  const earned = new exact(weight).times(part).div(whole).toDecimalPlaces(places, exact.ROUND_HALF_UP);
  const cap = weight.minus(new exact(10).pow(-places));
  return toDecimalText(exact.max(0, exact.min(earned, cap)), places);
}
