import { Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson';
import { CommandFailure, fail } from '../../failure.js';
import { isZero } from '../../values/arithmetic.js';
import { exact, exactDecimal, fitsInt32, fitsInt64, powerOfTen, toDecimal128, toNumber } from '../../values/number.js';
import { requireDate } from '../../values/storable.js';
import type { Numeric, Value } from '../../values/types.js';
import { isDocument, isNullish, isNumeric, TYPE_NUMBERS, typeName } from '../../values/types.js';
import type { Evaluator, Operator } from '../operator.js';
import { fixed, named } from '../operator.js';
import { asText } from './text.js';

type Conversion = (value: Value) => Value;

const unsupported = (value: Value, to: string): never =>
  fail(241, `Unsupported conversion from ${typeName(value)} to ${to} in $convert with no onError value`);

const unparsed = (text: string, to: string): never =>
  fail(241, `Failed to parse '${text}' as ${to} in $convert with no onError value`);

/** Whole part of a number, cut towards zero. */
function wholePart(value: Numeric, to: string): bigint {
  const parts = exact(value);
  if (typeof parts === 'string') return fail(241, `Attempt to convert ${parts} to ${to}`);
  return parts.exponent >= 0
    ? parts.coefficient * powerOfTen(parts.exponent)
    : parts.coefficient / powerOfTen(-parts.exponent);
}

function toWhole(value: Value, to: 'int' | 'long'): bigint {
  if (isNumeric(value)) return wholePart(value, to);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') return /^[+-]?\d+$/.test(value) ? BigInt(value.replace('+', '')) : unparsed(value, to);
  return value instanceof Date && to === 'long' ? BigInt(value.getTime()) : unsupported(value, to);
}

const overflow = (value: Value, to: string): never =>
  fail(241, `Conversion would overflow target type ${to}: ${String(value)}`);

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function toDecimal(value: Value): Value {
  if (value instanceof Double) {
    // Fifteen digits are given to every other double; a zero stays a plain one, with its sign.
    if (value.value === 0) return Decimal128.fromString(Object.is(value.value, -0) ? '-0' : '0');
    const parts = Number.isFinite(value.value) ? exactDecimal(value.value.toPrecision(15)) : 'NaN';
    return typeof parts === 'string' ? Decimal128.fromString(String(value.value)) : toDecimal128(parts);
  }
  if (value instanceof Decimal128) return value;
  if (isNumeric(value)) return Decimal128.fromString(String(value));
  if (typeof value === 'boolean') return Decimal128.fromString(value ? '1' : '0');
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (typeof value !== 'string') return unsupported(value, 'decimal');
  const parts = NUMBER.test(value) ? exactDecimal(value) : undefined;
  return parts && typeof parts !== 'string' ? toDecimal128(parts) : unparsed(value, 'decimal');
}

function toDouble(value: Value): Value {
  if (isNumeric(value)) return new Double(toNumber(value));
  if (typeof value === 'boolean') return new Double(Number(value));
  if (value instanceof Date) return new Double(value.getTime());
  if (typeof value !== 'string') return unsupported(value, 'double');
  return NUMBER.test(value) ? new Double(Number(value)) : unparsed(value, 'double');
}

function toDate(value: Value): Value {
  if (value instanceof Date) return requireDate(value);
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1000);
  if (value instanceof Int32 || (!isNumeric(value) && typeof value !== 'string')) return unsupported(value, 'date');
  if (isNumeric(value)) return requireDate(new Date(Number(wholePart(value, 'date'))));
  // Without an offset the text is read as UTC, which JavaScript does only for a date alone.
  const zoned = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.test(value)
    ? `${value.replace(' ', 'T')}Z`
    : value;
  const known = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d))?$/.test(zoned);
  const date = new Date(known ? zoned : Number.NaN);
  return Number.isNaN(date.getTime()) ? unparsed(value, 'date') : date;
}

const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  string: (value) => {
    if (typeof value === 'boolean') return String(value);
    return typeof value === 'object' && !isNumeric(value) && !(value instanceof Date) && !(value instanceof ObjectId)
      ? unsupported(value, 'string')
      : asText(value);
  },
  int: (value) => {
    const whole = toWhole(value, 'int');
    return fitsInt32(whole) ? new Int32(Number(whole)) : overflow(value, 'int');
  },
  long: (value) => {
    const whole = toWhole(value, 'long');
    return fitsInt64(whole) ? Long.fromBigInt(whole) : overflow(value, 'long');
  },
  double: toDouble,
  decimal: toDecimal,
  bool: (value) => (isNumeric(value) ? !isZero(value) : typeof value === 'boolean' ? value : true),
  date: toDate,
  objectId: (value) => {
    if (value instanceof ObjectId) return value;
    if (typeof value !== 'string') return unsupported(value, 'objectId');
    return /^[0-9a-fA-F]{24}$/.test(value) ? new ObjectId(value) : unparsed(value, 'objectId');
  },
};

function conversionTo(target: Value): Conversion {
  const wanted = isDocument(target) ? target['type'] : target;
  const name = isNumeric(wanted)
    ? Object.entries(TYPE_NUMBERS).find(([, code]) => code === toNumber(wanted))?.[0]
    : wanted;
  const conversion = typeof name === 'string' && Object.hasOwn(CONVERSIONS, name) ? CONVERSIONS[name] : undefined;
  return conversion ?? fail(2, `$convert to '${String(name)}' is not supported`);
}

const convert: Operator = (argument, { compile }) => {
  const parts = named('$convert', argument, ['input', 'to'], ['onError', 'onNull']);
  const compiled = (name: string): Evaluator | undefined =>
    Object.hasOwn(parts, name) ? compile(parts[name]) : undefined;
  const [input, to, onError, onNull] = ['input', 'to', 'onError', 'onNull'].map(compiled);
  return (scope) => {
    const value = input?.(scope);
    const target = to?.(scope);
    if (isNullish(target)) return null;
    const conversion = conversionTo(target);
    if (isNullish(value)) return onNull ? onNull(scope) : null;
    try {
      return conversion(value);
    } catch (error) {
      if (onError && error instanceof CommandFailure) return onError(scope);
      throw error;
    }
  };
};

const short = (name: string, type: string): [string, Operator] => [
  name,
  fixed(name, 1, 1, (value) => (isNullish(value) ? null : conversionTo(type)(value))),
];

/** Expressions that convert values and name their types. */
export const convertOperators: [string, Operator][] = [
  ['$convert', convert],
  short('$toString', 'string'),
  short('$toInt', 'int'),
  short('$toLong', 'long'),
  short('$toDouble', 'double'),
  short('$toDecimal', 'decimal'),
  short('$toBool', 'bool'),
  short('$toDate', 'date'),
  short('$toObjectId', 'objectId'),
  ['$type', fixed('$type', 1, 1, (value) => typeName(value))],
  ['$isNumber', fixed('$isNumber', 1, 1, (value) => isNumeric(value))],
];
