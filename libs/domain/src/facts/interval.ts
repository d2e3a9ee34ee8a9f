import type { Decimal } from 'decimal.js';
import type { Interval } from '../check/printed.js';
import { exact } from '../values/unit.js';

/** Interval arithmetic on printed figures (按印刷精度复算): the result holds whatever the unrounded figures could yield. */
export const sum = (terms: readonly Interval[]): Interval =>
  terms.reduce((a, b) => ({ low: a.low.plus(b.low), high: a.high.plus(b.high) }), {
    low: new exact(0),
    high: new exact(0),
  });

export const minus = (a: Interval, b: Interval): Interval => ({ low: a.low.minus(b.high), high: a.high.minus(b.low) });

/** a ÷ b in percent; undefined where b may be nought or negative. */
export const percentOf = (a: Interval, b: Interval): Interval | undefined => {
  if (b.low.lte(0)) return undefined;
  const ends = [a.low.div(b.low), a.low.div(b.high), a.high.div(b.low), a.high.div(b.high)];
  return { low: exact.min(...ends).times(100), high: exact.max(...ends).times(100) };
};

/** Whether two figures, rounded as printed, may be one and the same: more than their ends touch. */
export const overlap = (a: Interval, b: Interval): boolean => a.low.lt(b.high) && b.low.lt(a.high);

/** Whether a lies above b wherever in its interval it stands. */
export const above = (a: Interval, b: Interval): boolean => a.low.gt(b.high);

/** |a|, for changes whose direction is told in words. */
export const size = (a: Interval): Interval =>
  a.low.gte(0)
    ? a
    : a.high.lte(0)
      ? { low: a.high.neg(), high: a.low.neg() }
      : { low: new exact(0), high: exact.max(a.low.neg(), a.high) };

/** The middle, as a figure to show. */
export const middle = (a: Interval): Decimal => a.low.plus(a.high).div(2);
