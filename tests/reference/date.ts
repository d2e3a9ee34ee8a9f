import {
  dayOfYear,
  FIRST_SUNDAY,
  floorDivide,
  instantOf,
  LENGTHS,
  monthNumber,
  MONTHS,
  partsOf,
  weekday,
} from './calendar.js';
import { whole } from './number.js';
import type { Value } from './value.js';
import { int, isNullish, isNumber, long, NULL, refuse, text, Unjudged } from './value.js';

/** Beyond these a JavaScript client cannot hold a date, and the store refuses it. */
const LAST = 8_640_000_000_000_000n;

const date = (v: bigint): Value => {
  if (v > LAST || v < -LAST) throw new Unjudged();
  return { t: 'date', v };
};

/** Numbers added to a date are milliseconds. What follows a fraction of one is not documented. */
function milliseconds(value: Value): bigint {
  if (!isNumber(value)) return refuse(14);
  const found = whole(value);
  if (found === undefined || found > LAST || found < -LAST) throw new Unjudged();
  return found;
}

/** `$add` with a date among its arguments. */
export function datesAdded(values: readonly Value[]): Value {
  if (values.some(isNullish)) {
    // Which comes first, the null or what is wrong beside it, decides; only one date and numbers is beyond doubt.
    const others = values.filter((value) => !isNullish(value) && !isNumber(value));
    if (others.length > 1) throw new Unjudged();
    return NULL;
  }
  if (values.filter(({ t }) => t === 'date').length > 1) return refuse(16612);
  return date(values.map((value) => (value.t === 'date' ? value.v : milliseconds(value))).reduce((a, b) => a + b));
}

/** `$subtract` with a date on one side: the time between two, or a date so much earlier. */
export function datesSubtracted(a: Value, b: Value): Value {
  if (a.t !== 'date') return refuse(14);
  return b.t === 'date' ? long(a.v - b.v) : date(a.v - milliseconds(b));
}

/** Dates, and what carries one in it: an ObjectId and a timestamp count seconds. */
export function instantIn(value: Value): bigint {
  if (value.t === 'date') return value.v;
  if (value.t === 'timestamp') return (value.v >> 32n) * 1000n;
  return value.t === 'objectId' ? BigInt(`0x${value.v.slice(0, 8)}`) * 1000n : refuse(16006);
}

const PARTS: Readonly<Record<string, (at: bigint) => bigint>> = {
  $year: (at) => partsOf(at).year,
  $month: (at) => partsOf(at).month,
  $dayOfMonth: (at) => partsOf(at).day,
  $hour: (at) => partsOf(at).time / 3_600_000n,
  $minute: (at) => (partsOf(at).time / 60_000n) % 60n,
  $second: (at) => (partsOf(at).time / 1000n) % 60n,
  $millisecond: (at) => partsOf(at).time % 1000n,
  $dayOfWeek: weekday,
  $dayOfYear: dayOfYear,
};

/** A part of a date; undefined for an operator that is none. */
export function dateOperator(operator: string, [value = NULL, ...more]: readonly Value[]): Value | undefined {
  const part = PARTS[operator];
  if (!part) return undefined;
  if (more.length > 0) return refuse(16020);
  return isNullish(value) ? NULL : int(part(instantIn(value)));
}

/** Operators on dates whose arguments have names; undefined for an operator that is none. */
export function namedDateOperator(operator: string, value: (name: string) => Value): Value | undefined {
  switch (operator) {
    case '$dateAdd':
    case '$dateSubtract':
      return given([value('startDate'), value('unit'), value('amount')], (start, unit, amount) => {
        const by = isNumber(amount) ? (whole(amount) ?? refuse(5166405)) : refuse(5166405);
        return date(later(instantIn(start), unitOf(unit), operator === '$dateAdd' ? by : -by));
      });
    case '$dateDiff':
      return given([value('startDate'), value('endDate'), value('unit')], (start, end, unit) =>
        long(ordinal(instantIn(end), unitOf(unit)) - ordinal(instantIn(start), unitOf(unit))),
      );
    case '$dateTrunc':
      return given([value('date'), value('unit')], (at, unit) => date(truncated(instantIn(at), unitOf(unit))));
    case '$dateToString':
      return given([value('date'), value('format')], (at, format) => printed(instantIn(at), format));
    default:
      return undefined;
  }
}

function given(values: readonly Value[], compute: (...values: readonly [Value, Value, Value]) => Value): Value {
  const [a = NULL, b = NULL, c = NULL] = values;
  return values.some(isNullish) ? NULL : compute(a, b, c);
}

const unitOf = (unit: Value): string =>
  unit.t === 'string' && (unit.v in LENGTHS || unit.v in MONTHS) ? unit.v : refuse(9);

function later(at: bigint, unit: string, amount: bigint): bigint {
  if (amount > LAST || amount < -LAST) throw new Unjudged();
  const months = MONTHS[unit];
  if (months === undefined) return at + amount * (LENGTHS[unit] ?? 0n);
  const parts = partsOf(at);
  return instantOf({ ...parts, month: parts.month + amount * months });
}

/** The how manieth of its unit a moment lies in; differences count the boundaries between two moments. */
function ordinal(at: bigint, unit: string): bigint {
  const months = MONTHS[unit];
  if (months !== undefined) return floorDivide(monthNumber(partsOf(at)), months);
  return floorDivide(unit === 'week' ? at - FIRST_SUNDAY : at, LENGTHS[unit] ?? 1n);
}

function truncated(at: bigint, unit: string): bigint {
  const months = MONTHS[unit];
  const number = ordinal(at, unit);
  if (months !== undefined) return instantOf({ year: 0n, month: number * months + 1n, day: 1n, time: 0n });
  return number * (LENGTHS[unit] ?? 1n) + (unit === 'week' ? FIRST_SUNDAY : 0n);
}

const padded = (value: bigint, length: number): string => String(value).padStart(length, '0');

function printed(at: bigint, format: Value): Value {
  if (format.t !== 'string') return refuse(18533);
  const { year, month, day, time } = partsOf(at);
  if (year < 0n || year > 9999n) throw new Unjudged();
  const fields: Readonly<Record<string, string>> = {
    '%Y': padded(year, 4),
    '%m': padded(month, 2),
    '%d': padded(day, 2),
    '%H': padded(time / 3_600_000n, 2),
    '%M': padded((time / 60_000n) % 60n, 2),
    '%S': padded((time / 1000n) % 60n, 2),
    '%L': padded(time % 1000n, 3),
    '%j': padded(dayOfYear(at), 3),
    '%w': String(weekday(at)),
    '%z': '+0000',
    '%%': '%',
  };
  return text(format.v.replace(/%./g, (field) => fields[field] ?? refuse(18536)));
}
