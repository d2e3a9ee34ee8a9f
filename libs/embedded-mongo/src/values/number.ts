import { Decimal128, Double, Int32, Long } from 'bson';
import type { Numeric } from './types.js';

/** A finite number, exactly: coefficient × 10^exponent. */
export interface Exact {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** The values that have no exact form. */
export type Special = 'NaN' | '-Infinity' | 'Infinity';

const POWERS: bigint[] = [];

/** 10^n for n ≥ 0. */
export function powerOfTen(n: number): bigint {
  if (n > 400) return 10n ** BigInt(n);
  return (POWERS[n] ??= 10n ** BigInt(n));
}

/** The nearest JavaScript number; Long and Decimal128 may lose digits. */
export function toNumber(value: Numeric): number {
  if (value instanceof Long) return value.toNumber();
  if (value instanceof Decimal128) return Number(value.toString());
  return Number(value.value);
}

/** The exact value, or the name of what is not finite. */
export function exact(value: Numeric): Exact | Special {
  if (value instanceof Int32) return { coefficient: BigInt(value.value), exponent: 0 };
  if (value instanceof Long) return { coefficient: value.toBigInt(), exponent: 0 };
  if (value instanceof Decimal128) return exactDecimal(value.toString());
  return exactDouble(value.value);
}

/** Reads the printed form of a Decimal128. */
export function exactDecimal(text: string): Exact | Special {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return text.startsWith('-') ? '-Infinity' : text === 'NaN' ? 'NaN' : 'Infinity';
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction || '0');
  return { coefficient: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

const bits = new DataView(new ArrayBuffer(8));

function exactDouble(value: number): Exact | Special {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (Number.isSafeInteger(value)) return { coefficient: BigInt(value), exponent: 0 };
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const biased = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  const significand = biased === 0 ? fraction : fraction | (1n << 52n);
  const signed = value < 0 ? -significand : significand;
  const binary = biased === 0 ? -1074 : biased - 1075;
  // m × 2^-k = m × 5^k × 10^-k, so every double has a finite decimal form.
  return binary >= 0
    ? { coefficient: signed << BigInt(binary), exponent: 0 }
    : { coefficient: signed * 5n ** BigInt(-binary), exponent: binary };
}

const SPECIAL_ORDER: Readonly<Record<Special, number>> = { NaN: -2, '-Infinity': -1, Infinity: 1 };

/** Order of two numbers of any types by exact value; NaN equals itself and precedes everything. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (!(a instanceof Decimal128 || a instanceof Long) && !(b instanceof Decimal128 || b instanceof Long)) {
    return compareDoubles(Number(a.value), Number(b.value));
  }
  const x = exact(a);
  const y = exact(b);
  if (typeof x === 'string' || typeof y === 'string') {
    const left = typeof x === 'string' ? SPECIAL_ORDER[x] : 0;
    const right = typeof y === 'string' ? SPECIAL_ORDER[y] : 0;
    return Math.sign(left - right);
  }
  return compareExact(x, y);
}

function compareDoubles(x: number, y: number): number {
  if (Number.isNaN(x)) return Number.isNaN(y) ? 0 : -1;
  if (Number.isNaN(y)) return 1;
  return x < y ? -1 : x > y ? 1 : 0;
}

function compareExact(x: Exact, y: Exact): number {
  const base = Math.min(x.exponent, y.exponent);
  const left = x.coefficient * powerOfTen(x.exponent - base);
  const right = y.coefficient * powerOfTen(y.exponent - base);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const isNaNumber = (value: Numeric): boolean =>
  value instanceof Double ? Number.isNaN(value.value) : value instanceof Decimal128 && value.toString() === 'NaN';

const DIGITS = 34;
const MAX_EXPONENT = 6111;
const MIN_EXPONENT = -6176;

/**
 * Rounds to the 34 digits of a Decimal128, half to even, as IEEE 754 prescribes.
 *
 * @param negativeZero whether a zero is a negative one
 */
export function toDecimal128({ coefficient, exponent }: Exact, negativeZero = false): Decimal128 {
  const negative = coefficient < 0n || (coefficient === 0n && negativeZero);
  let digits = coefficient < 0n ? -coefficient : coefficient;
  let power = exponent;
  const excess = Math.max(digits.toString().length - DIGITS, MIN_EXPONENT - power);
  if (excess > 0) {
    digits = roundHalfEven(digits, excess);
    power += excess;
    if (digits.toString().length > DIGITS) {
      digits /= 10n;
      power += 1;
    }
  }
  while (power > MAX_EXPONENT && digits !== 0n && digits.toString().length < DIGITS) {
    digits *= 10n;
    power -= 1;
  }
  if (digits === 0n) power = Math.min(Math.max(power, MIN_EXPONENT), MAX_EXPONENT);
  if (power > MAX_EXPONENT) return Decimal128.fromString(negative ? '-Infinity' : 'Infinity');
  return Decimal128.fromString(`${negative ? '-' : ''}${digits}E${power}`);
}

/** Drops the last `places` digits of a non-negative integer, half to even. */
export function roundHalfEven(value: bigint, places: number): bigint {
  if (places > 400 + value.toString().length) return 0n;
  const divisor = powerOfTen(places);
  const quotient = value / divisor;
  const twice = (value % divisor) * 2n;
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

const INT32_MAX = 2147483647n;
const INT64_MAX = 2n ** 63n - 1n;

export const fitsInt32 = (value: bigint): boolean => value <= INT32_MAX && value >= -INT32_MAX - 1n;
export const fitsInt64 = (value: bigint): boolean => value <= INT64_MAX && value >= -INT64_MAX - 1n;

/** A count or an index as the smallest integer type that holds it. */
export function integer(value: number): Int32 | Long {
  return Number.isInteger(value) && Math.abs(value) <= 2147483647 ? new Int32(value) : Long.fromNumber(value);
}
