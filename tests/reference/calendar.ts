/** The Gregorian calendar in UTC, carried back and forth without end, on whole milliseconds since 1970. */

const DAY = 86_400_000n;

/** A date taken apart; months and days count from 1, days of the week from 1 for Sunday. */
export interface Parts {
  readonly year: bigint;
  readonly month: bigint;
  readonly day: bigint;
  /** Milliseconds since midnight. */
  readonly time: bigint;
}

export const floorDivide = (a: bigint, b: bigint): bigint => (a % b < 0n ? a / b - 1n : a / b);

const isLeap = (year: bigint): boolean => year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n);

const monthLength = (year: bigint, month: bigint): bigint =>
  month === 2n ? (isLeap(year) ? 29n : 28n) : [4n, 6n, 9n, 11n].includes(month) ? 30n : 31n;

/** Days from 1970-01-01 to the first of January of a year: 365 each, and one for every leap day between. */
function daysToYear(year: bigint): bigint {
  const leaps = (before: bigint): bigint =>
    floorDivide(before, 4n) - floorDivide(before, 100n) + floorDivide(before, 400n);
  return (year - 1970n) * 365n + leaps(year - 1n) - leaps(1969n);
}

/** The whole days since 1970. */
export const daysOf = (at: bigint): bigint => floorDivide(at, DAY);

export function partsOf(at: bigint): Parts {
  const days = daysOf(at);
  let year = 1970n + floorDivide(days, 365n);
  while (daysToYear(year) > days) year -= 1n;
  while (daysToYear(year + 1n) <= days) year += 1n;
  let left = days - daysToYear(year);
  let month = 1n;
  while (left >= monthLength(year, month)) left -= monthLength(year, month++);
  return { year, month, day: left + 1n, time: at - days * DAY };
}

/** Puts a date together; months beyond the year run over, days beyond the month are cut. */
export function instantOf({ year, month, day, time }: Parts): bigint {
  const full = year + floorDivide(month - 1n, 12n);
  const inYear = month - 12n * floorDivide(month - 1n, 12n);
  let days = daysToYear(full);
  for (let before = 1n; before < inYear; before += 1n) days += monthLength(full, before);
  const last = monthLength(full, inYear);
  return (days + (day < last ? day : last) - 1n) * DAY + time;
}

/** 1 for Sunday; 1970 began on a Thursday. */
export const weekday = (at: bigint): bigint => ((((daysOf(at) + 4n) % 7n) + 7n) % 7n) + 1n;

export const dayOfYear = (at: bigint): bigint => daysOf(at) - daysToYear(partsOf(at).year) + 1n;

/** Units of a fixed length, in milliseconds. */
export const LENGTHS: Readonly<Record<string, bigint>> = {
  week: 7n * DAY,
  day: DAY,
  hour: 3_600_000n,
  minute: 60_000n,
  second: 1000n,
  millisecond: 1n,
};

/** Units that are so many months. */
export const MONTHS: Readonly<Record<string, bigint>> = { year: 12n, quarter: 3n, month: 1n };

/** Which month, quarter or year since the year 0, counted through. */
export const monthNumber = ({ year, month }: Parts): bigint => year * 12n + month - 1n;

/** Weeks are counted from Sunday: 1970-01-04 was one. */
export const FIRST_SUNDAY = 3n * DAY;
