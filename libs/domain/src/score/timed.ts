import type { Decimal } from 'decimal.js';
import { toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { printValue } from '../values/print.js';
import { exact } from '../values/unit.js';
import type { SimpleValue } from '../values/value.js';
import { nothing, rounded, whole, type Earned } from './earned.js';

type Deadline = Extract<SimpleValue, { kind: 'deadline' }>;

/** 12-31 of any year is a day of every year. */
const dayOf = (date: string): number => Date.parse(date.length === 5 ? `2000-${date}` : date) / 86_400_000;

/** Days by which one deadline lies after another of its kind; by the order of their texts where a date is none. */
const daysBetween = (due: Deadline, done: Deadline): number => {
  if (due.date === undefined || done.date === undefined) return (done.days ?? 0) - (due.days ?? 0);
  const days = dayOf(done.date) - dayOf(due.date);
  return Number.isNaN(days) ? done.date.localeCompare(due.date, 'en') : days;
};

/**
 * 时限指标: kept earns the weight, missed earns nothing (直接赋分), or less per day where the pack says so. Both deadlines
 * count from the same day. Our assumption.
 */
export const timed = (
  weight: Decimal,
  due: Deadline,
  done: Deadline,
  { places, latePerDay }: { readonly places: number; readonly latePerDay?: DecimalText | undefined },
): Earned => {
  const late = daysBetween(due, done);
  const kept = late < 0 || (late === 0 && (due.included || !done.included));
  const words = `实际 ${printValue(done)}，目标 ${printValue(due)}`;
  if (kept) return whole(weight, words);
  if (latePerDay === undefined) return nothing(`${words}，逾期`);
  const days = Math.max(1, late);
  const score = rounded(exact.max(0, weight.minus(new exact(latePerDay).times(days))), places);
  const why = `${words}，逾期 ${days} 天`;
  return {
    score,
    met: false,
    why,
    share: weight.gt(0) ? score.div(weight) : new exact(0),
    steps: [why, `每逾期一天扣 ${latePerDay} 分，计 ${toDecimalText(score)}`],
  };
};
