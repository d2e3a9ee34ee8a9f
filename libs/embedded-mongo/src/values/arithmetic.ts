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
  const parts = exactDecimal(value.value.toPrecision(15));
  return typeof parts === 'string' ? undefined : parts;
}

type Operation = (x: number, y: number) => number;

function decimals(a: Numeric, b: Numeric, exactly: (x: Exact, y: Exact) => Exact, inexactly: Operation): Decimal128 {
  const x = asDecimal(a);
  const y = asDecimal(b);
  if (x && y) return toDecimal128(exactly(x, y));
  const special = inexactly(toNumber(a), toNumber(b));
  return Decimal128.fromString(Number.isNaN(special) ? 'NaN' : special > 0 ? 'Infinity' : '-Infinity');
}

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
    ? decimals(
        a,
        b,
        (x, y) => aligned(x, y, (p, q) => p + q),
        (x, y) => x + y,
      )
    : plain(
        a,
        b,
        (x, y) => x + y,
        (x, y) => x + y,
      );
}

export function subtract(a: Numeric, b: Numeric): Numeric {
  return wider(a, b) === 3
    ? decimals(
        a,
        b,
        (x, y) => aligned(x, y, (p, q) => p - q),
        (x, y) => x - y,
      )
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
    ? decimals(a, b, product, (x, y) => x * y)
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
  return decimals(a, b, quotient, (x, y) => x / y);
}

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
  return wider(a, b) === 3
    ? decimals(
        a,
        b,
        (x, y) => aligned(x, y, (p, q) => p % q),
        (x, y) => x % y,
      )
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

export type Rounding = 'halfEven' | 'truncate' | 'floor' | 'ceil';

/** Rounds to a number of decimal places, keeping the type. Negative places round whole digits away. */
export function round(value: Numeric, places: number, rounding: Rounding): Numeric {
  const parts = exact(value);
  if (typeof parts === 'string' || -parts.exponent <= places) return value;
  const drop = -parts.exponent - places;
  const coefficient = dropDigits(parts.coefficient, drop, rounding);
  const result = { coefficient, exponent: -places };
  if (value instanceof Decimal128) return toDecimal128(result);
  if (value instanceof Double) return new Double(Number(`${coefficient}e${-places}`));
  const whole = coefficient * powerOfTen(Math.max(0, -places));
  if (!fitsInt64(whole)) fail(51080, 'invalid conversion to integer during round');
  return fromBig(whole, width(value));
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
