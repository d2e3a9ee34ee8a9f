import { Decimal128, Double, Int32, Long } from 'bson';
import { fail } from '../failure.js';
import type { Exact } from './number.js';
import {
  exact,
  exactDecimal,
  fitsInt32,
  fitsInt64,
  powerOfTen,
  roundHalfEven,
  toDecimal128,
  toNumber,
} from './number.js';
import type { Numeric } from './types.js';

const width = (value: Numeric): number =>
  value instanceof Int32 ? 0 : value instanceof Long ? 1 : value instanceof Double ? 2 : 3;

const wider = (a: Numeric, b: Numeric): number => Math.max(width(a), width(b));

const toBig = (value: Numeric): bigint => (value instanceof Long ? value.toBigInt() : BigInt(toNumber(value)));

/** Integers widen from Int32 to Long and then to Double, as in an aggregation. */
function fromBig(value: bigint, types: number): Numeric {
  if (types === 0 && fitsInt32(value)) return new Int32(Number(value));
  return fitsInt64(value) ? Long.fromBigInt(value) : new Double(Number(value));
}

/** A double meets a Decimal128 with 15 significant digits: 0.1 is 0.1 and not its 55 binary digits. */
function asDecimal(value: Numeric): Exact | undefined {
  if (!(value instanceof Double)) {
    const parts = exact(value);
    return typeof parts === 'string' ? undefined : parts;
  }
  if (!Number.isFinite(value.value)) return undefined;
  if (value.value === 0) return { coefficient: 0n, exponent: 0 };
  const parts = exactDecimal(value.value.toPrecision(15));
  return typeof parts === 'string' ? undefined : parts;
}

type Operation = (x: number, y: number) => number;

/** An operation on Decimal128: on finite numbers, on the nearest doubles where one is not finite, and on signs. */
interface DecimalOperation {
  readonly exactly: (x: Exact, y: Exact) => Exact;
  readonly inexactly: Operation;
  /** Whether a result of zero is a negative one. */
  readonly negativeZero: (x: boolean, y: boolean) => boolean;
}

function decimals(a: Numeric, b: Numeric, { exactly, inexactly, negativeZero }: DecimalOperation): Decimal128 {
  const x = asDecimal(a);
  const y = asDecimal(b);
  if (x && y) return toDecimal128(exactly(x, y), negativeZero(isNegative(a), isNegative(b)));
  // One is not finite, so of a finite one only the sign matters, and that it is not zero.
  const [p, q] = [x ? signOf(a) : toNumber(a), y ? signOf(b) : toNumber(b)];
  const special = inexactly(p, q);
  return Decimal128.fromString(Number.isNaN(special) ? 'NaN' : special > 0 ? 'Infinity' : '-Infinity');
}

/** Whether the sign is a minus, which zero has too. */
function isNegative(value: Numeric): boolean {
  if (value instanceof Decimal128) return ((value.bytes[15] ?? 0) & 0x80) !== 0;
  if (value instanceof Double) return value.value < 0 || Object.is(value.value, -0);
  return signOf(value) < 0;
}

const unlike = (x: boolean, y: boolean): boolean => x !== y;

function aligned(x: Exact, y: Exact, operation: (p: bigint, q: bigint) => bigint): Exact {
  const exponent = Math.min(x.exponent, y.exponent);
  return {
    coefficient: operation(
      x.coefficient * powerOfTen(x.exponent - exponent),
      y.coefficient * powerOfTen(y.exponent - exponent),
    ),
    exponent,
  };
}

function plain(a: Numeric, b: Numeric, big: (x: bigint, y: bigint) => bigint, double: Operation): Numeric {
  const types = wider(a, b);
  return types === 2 ? new Double(double(toNumber(a), toNumber(b))) : fromBig(big(toBig(a), toBig(b)), types);
}

/** Sum of two numbers, exact in integers and in the 34 digits of Decimal128. */
export function add(a: Numeric, b: Numeric): Numeric {
  return wider(a, b) === 3
    ? decimals(a, b, {
        exactly: (x, y) => aligned(x, y, (p, q) => p + q),
        inexactly: (x, y) => x + y,
        negativeZero: (x, y) => x && y,
      })
    : plain(
        a,
        b,
        (x, y) => x + y,
        (x, y) => x + y,
      );
}

export function subtract(a: Numeric, b: Numeric): Numeric {
  return wider(a, b) === 3
    ? decimals(a, b, {
        exactly: (x, y) => aligned(x, y, (p, q) => p - q),
        inexactly: (x, y) => x - y,
        negativeZero: (x, y) => x && !y,
      })
    : plain(
        a,
        b,
        (x, y) => x - y,
        (x, y) => x - y,
      );
}

export function multiply(a: Numeric, b: Numeric): Numeric {
  const product = (x: Exact, y: Exact): Exact => ({
    coefficient: x.coefficient * y.coefficient,
    exponent: x.exponent + y.exponent,
  });
  return wider(a, b) === 3
    ? decimals(a, b, { exactly: product, inexactly: (x, y) => x * y, negativeZero: unlike })
    : plain(
        a,
        b,
        (x, y) => x * y,
        (x, y) => x * y,
      );
}

/** Quotient: a Double, or a Decimal128 if either side is one. Code 2 for a zero divisor. */
export function divide(a: Numeric, b: Numeric): Numeric {
  if (toNumber(b) === 0 && isZero(b)) fail(2, "can't $divide by zero");
  if (wider(a, b) !== 3) return new Double(toNumber(a) / toNumber(b));
  if (isInfinite(b) && asDecimal(a)) return leastZero(unlike(isNegative(a), isNegative(b)));
  return decimals(a, b, { exactly: quotient, inexactly: (x, y) => x / y, negativeZero: unlike });
}

const isInfinite = (value: Numeric): boolean => !['NaN', 'object'].includes(kindOf(value));

const kindOf = (value: Numeric): string => {
  const parts = exact(value);
  return typeof parts === 'string' ? parts : 'object';
};

/** What IEEE 754 leaves of a finite number divided by an infinite one. */
const leastZero = (negative: boolean): Decimal128 => Decimal128.fromString(negative ? '-0E-6176' : '0E-6176');

function quotient(x: Exact, y: Exact): Exact {
  const ideal = x.exponent - y.exponent;
  const scale = 36 + Math.max(0, y.coefficient.toString().length - x.coefficient.toString().length);
  const scaled = x.coefficient * powerOfTen(scale);
  let coefficient = scaled / y.coefficient;
  let exponent = ideal - scale;
  if (scaled % y.coefficient !== 0n) {
    // One sticky digit keeps the later rounding to 34 digits from mistaking an inexact tie for an exact one.
    return { coefficient: coefficient * 10n + (scaled < 0n === y.coefficient < 0n ? 1n : -1n), exponent: exponent - 1 };
  }
  while (exponent < ideal && coefficient % 10n === 0n && coefficient !== 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return { coefficient, exponent: coefficient === 0n ? ideal : exponent };
}

/** Remainder with the sign of the dividend. Code 16610 for a zero divisor. */
export function remainder(a: Numeric, b: Numeric): Numeric {
  if (isZero(b)) fail(16610, "can't $mod by zero");
  const x = asDecimal(a);
  if (wider(a, b) === 3 && x && isInfinite(b)) return toDecimal128(x, isNegative(a));
  return wider(a, b) === 3
    ? decimals(a, b, {
        exactly: (p, q) => aligned(p, q, (m, n) => m % n),
        inexactly: (p, q) => p % q,
        negativeZero: (negative) => negative,
      })
    : plain(
        a,
        b,
        (x, y) => x % y,
        (x, y) => x % y,
      );
}

export function isZero(value: Numeric): boolean {
  const parts = exact(value);
  return typeof parts !== 'string' && parts.coefficient === 0n;
}

/** -1, 0 or 1; NaN has no sign and gives 0. */
export function signOf(value: Numeric): number {
  const parts = exact(value);
  if (typeof parts === 'string') return parts === 'NaN' ? 0 : parts === 'Infinity' ? 1 : -1;
  return parts.coefficient > 0n ? 1 : parts.coefficient < 0n ? -1 : 0;
}

/** The value without its sign. Code 28680 for the one Long that has no counterpart. */
export function absolute(value: Numeric): Numeric {
  if (!isNegative(value)) return value;
  if (value instanceof Long && value.equals(Long.MIN_VALUE)) fail(28680, "can't take $abs of long long min");
  if (!(value instanceof Decimal128)) return multiply(value, new Int32(-1));
  const bytes = Uint8Array.from(value.bytes);
  bytes[15] = (bytes[15] ?? 0) & 0x7f;
  return new Decimal128(bytes);
}

export type Rounding = 'halfEven' | 'truncate' | 'floor' | 'ceil';

/** Rounds to a number of decimal places, keeping the type. Negative places round whole digits away. */
export function round(value: Numeric, places: number, rounding: Rounding): Numeric {
  const parts = exact(value);
  if (typeof parts === 'string') return value;
  if (-parts.exponent <= places) return value instanceof Decimal128 ? widened(value, parts, places) : value;
  const drop = -parts.exponent - places;
  const coefficient = dropDigits(parts.coefficient, drop, rounding);
  const result = { coefficient, exponent: -places };
  const negative = isNegative(value);
  if (value instanceof Decimal128) return toDecimal128(result, negative);
  if (value instanceof Double) {
    const rounded = Number(`${coefficient}e${-places}`);
    return new Double(rounded === 0 && negative ? -0 : rounded);
  }
  const whole = coefficient * powerOfTen(Math.max(0, -places));
  if (!fitsInt64(whole)) fail(51080, 'invalid conversion to integer during round');
  return fromBig(whole, width(value));
}

/** A Decimal128 gets exactly the places it is rounded to, 1.5 to three becomes 1.500, unless its digits do not last. */
function widened(value: Decimal128, { coefficient, exponent }: Exact, places: number): Decimal128 {
  const widerBy = exponent + places;
  if (coefficient.toString().replace('-', '').length + widerBy > 34) return value;
  return toDecimal128({ coefficient: coefficient * powerOfTen(widerBy), exponent: -places }, isNegative(value));
}

function dropDigits(coefficient: bigint, drop: number, rounding: Rounding): bigint {
  const divisor = powerOfTen(drop);
  const truncated = coefficient / divisor;
  const left = coefficient % divisor;
  if (left === 0n || rounding === 'truncate') return truncated;
  if (rounding === 'floor') return left < 0n ? truncated - 1n : truncated;
  if (rounding === 'ceil') return left > 0n ? truncated + 1n : truncated;
  return coefficient < 0n ? -roundHalfEven(-coefficient, drop) : roundHalfEven(coefficient, drop);
}
