import { instantIn } from './date.js';
import { partsOf } from './calendar.js';
import { asDecimal, nearest, truncated } from './number.js';
import { truthy } from './truth.js';
import type { Decimal, NumberValue, Value } from './value.js';
import { bool, double, int, isNullish, isNumber, long, NULL, Refused, refuse, text, Unjudged } from './value.js';

const FAILED = 241;

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/convert/ */
const CONVERSIONS: Readonly<Record<string, (value: Value) => Value>> = {
  bool: (value) => bool(truthy(value)),
  int: (value) => {
    const found = toWhole(value, false);
    return BigInt.asIntN(32, found) === found ? int(found) : refuse(FAILED);
  },
  long: (value) => {
    const found = toWhole(value, true);
    return BigInt.asIntN(64, found) === found ? long(found) : refuse(FAILED);
  },
  double: (value) => {
    if (isNumber(value)) return double(nearest(value));
    if (value.t === 'bool') return double(value.v ? 1 : 0);
    if (value.t === 'date') return double(Number(value.v));
    return value.t === 'string' ? double(nearest({ t: 'decimal', v: parsed(value.v) })) : refuse(FAILED);
  },
  decimal: (value) => {
    if (isNumber(value)) return decimal(asDecimal(value));
    if (value.t === 'bool') return decimal(asDecimal({ t: 'int', v: value.v ? 1n : 0n }));
    if (value.t === 'date') return decimal(asDecimal({ t: 'long', v: value.v }));
    return value.t === 'string' ? decimal(parsed(value.v)) : refuse(FAILED);
  },
  string: (value) => text(asText(value)),
  date: (value) => ({ t: 'date', v: toInstant(value) }),
  objectId: (value) => {
    if (value.t === 'objectId') return value;
    const hexadecimal = value.t === 'string' && /^[0-9a-f]{24}$/i.test(value.v);
    return hexadecimal ? { t: 'objectId', v: value.v.toLowerCase() } : refuse(FAILED);
  },
};

const decimal = (v: Decimal): NumberValue => ({ t: 'decimal', v });

const SHORT: Readonly<Record<string, string>> = {
  $toBool: 'bool',
  $toInt: 'int',
  $toLong: 'long',
  $toDouble: 'double',
  $toDecimal: 'decimal',
  $toString: 'string',
  $toDate: 'date',
  $toObjectId: 'objectId',
};

/** `$toInt` and its kin; undefined for an operator that is none. */
export function conversion(operator: string, value: Value): Value | undefined {
  const to = SHORT[operator];
  return to === undefined ? undefined : convert(value, text(to), {});
}

/** `$convert`, with what is computed instead where there is nothing to convert or it cannot be done. */
export function convert(
  value: Value,
  to: Value,
  { onError, onNull }: { onError?: (() => Value) | undefined; onNull?: (() => Value) | undefined },
): Value {
  if (isNullish(value)) return onNull ? onNull() : NULL;
  const by = to.t === 'string' ? CONVERSIONS[to.v] : undefined;
  if (!by) throw new Unjudged();
  try {
    return by(value);
  } catch (error) {
    if (error instanceof Refused && onError) return onError();
    throw error;
  }
}

/** Cut towards zero. Text has to be a whole number in digits. */
function toWhole(value: Value, dates: boolean): bigint {
  if (isNumber(value)) return truncated(value) ?? refuse(FAILED);
  if (value.t === 'bool') return value.v ? 1n : 0n;
  if (value.t === 'date' && dates) return value.v;
  return value.t === 'string' && /^-?[0-9]+$/.test(value.v) ? BigInt(value.v) : refuse(FAILED);
}

/** Digits with or without a point; how exponents and special names are read is left open. */
function parsed(given: string): Decimal {
  if (/^[+-]?[0-9.]+e|inf|nan/i.test(given)) throw new Unjudged();
  const [, minus, whole = '', fraction = ''] = /^(-)?([0-9]+)(?:\.([0-9]+))?$/.exec(given) ?? refuse(FAILED);
  const coefficient = BigInt(whole + fraction);
  return { kind: 'finite', negative: minus === '-', coefficient, exponent: -fraction.length };
}

function asText(value: Value): string {
  switch (value.t) {
    case 'string':
    case 'objectId':
      return value.v;
    case 'bool':
    case 'int':
    case 'long':
      return String(value.v);
    case 'double':
      // How large, small and special doubles are printed is not documented.
      if (!Number.isFinite(value.v) || Object.is(value.v, -0) || /e/.test(String(value.v)) || Math.abs(value.v) > 1e6)
        throw new Unjudged();
      return String(value.v);
    case 'decimal':
      return decimalAsText(value.v);
    case 'date': {
      const { year, month, day, time } = partsOf(value.v);
      if (year < 0n || year > 9999n) throw new Unjudged();
      const two = (part: bigint, length = 2): string => String(part).padStart(length, '0');
      const clock = [time / 3_600_000n, (time / 60_000n) % 60n, (time / 1000n) % 60n].map((part) => two(part));
      return `${two(year, 4)}-${two(month)}-${two(day)}T${clock.join(':')}.${two(time % 1000n, 3)}Z`;
    }
    default:
      return refuse(FAILED);
  }
}

/** Plain where the exponent is not positive and the number not tiny, else with an exponent: the BSON decimal standard. */
function decimalAsText(value: Decimal): string {
  if (value.kind === 'nan') return 'NaN';
  const sign = value.negative ? '-' : '';
  if (value.kind === 'infinity') return `${sign}Infinity`;
  const digits = String(value.coefficient);
  const scientific = value.exponent + digits.length - 1;
  if (value.exponent <= 0 && scientific >= -6) {
    const places = -value.exponent;
    const all = digits.padStart(places + 1, '0');
    return sign + (places === 0 ? all : `${all.slice(0, -places)}.${all.slice(-places)}`);
  }
  const point = digits.length > 1 ? `${digits.slice(0, 1)}.${digits.slice(1)}` : digits;
  return `${sign}${point}E${scientific < 0 ? '' : '+'}${scientific}`;
}

function toInstant(value: Value): bigint {
  if (value.t === 'int') return refuse(FAILED);
  if (isNumber(value)) {
    const found = truncated(value) ?? refuse(FAILED);
    if (found > 8_640_000_000_000_000n || found < -8_640_000_000_000_000n) throw new Unjudged();
    return found;
  }
  if (value.t === 'date' || value.t === 'objectId' || value.t === 'timestamp') return instantIn(value);
  if (value.t !== 'string') return refuse(FAILED);
  if (/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(value.v)) {
    const found = Date.parse(value.v);
    return Number.isNaN(found) ? refuse(FAILED) : BigInt(found);
  }
  // Many other ways to write a date are understood; what has no digit is none of them.
  if (/\d/.test(value.v)) throw new Unjudged();
  return refuse(FAILED);
}
