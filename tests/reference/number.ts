import type { Decimal, NumberValue } from './value.js';

/** A rational number: what every finite BSON number is, exactly. */
interface Fraction {
  readonly up: bigint;
  readonly down: bigint;
}

const ten = (n: number): bigint => 10n ** BigInt(n);

function fractionOfDouble(value: number): Fraction {
  // Doubling a double is exact until it is an integer, so this needs no look at its bits.
  let down = 1n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    down *= 2n;
  }
  return { up: BigInt(scaled), down };
}

const fractionOfDecimal = (negative: boolean, coefficient: bigint, exponent: number): Fraction => {
  const signed = negative ? -coefficient : coefficient;
  return exponent >= 0 ? { up: signed * ten(exponent), down: 1n } : { up: signed, down: ten(-exponent) };
};

/** The exact value, or the place of what is not finite: NaN before everything, the infinities at the ends. */
function exactly(value: NumberValue): Fraction | number {
  if (value.t === 'int' || value.t === 'long') return { up: value.v, down: 1n };
  if (value.t === 'double') {
    if (Number.isNaN(value.v)) return -2;
    return Number.isFinite(value.v) ? fractionOfDouble(value.v) : Math.sign(value.v);
  }
  const d = value.v;
  if (d.kind === 'nan') return -2;
  return d.kind === 'infinity' ? (d.negative ? -1 : 1) : fractionOfDecimal(d.negative, d.coefficient, d.exponent);
}

/** Order of two numbers by their exact values, whatever their types. NaN equals NaN and is less than all others. */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  const x = exactly(a);
  const y = exactly(b);
  if (typeof x === 'number' || typeof y === 'number') {
    return Math.sign((typeof x === 'number' ? x : 0) - (typeof y === 'number' ? y : 0));
  }
  const difference = x.up * y.down - y.up * x.down;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const isNaNValue = (value: NumberValue): boolean => exactly(value) === -2;
export const isZero = (value: NumberValue): boolean => {
  const parts = exactly(value);
  return typeof parts !== 'number' && parts.up === 0n;
};

/** The whole part towards zero, or nothing for what is not finite. */
export function truncated(value: NumberValue): bigint | undefined {
  const parts = exactly(value);
  return typeof parts === 'number' ? undefined : parts.up / parts.down;
}

/** Whether the number is a whole one. */
export function whole(value: NumberValue): bigint | undefined {
  const parts = exactly(value);
  return typeof parts !== 'number' && parts.up % parts.down === 0n ? parts.up / parts.down : undefined;
}

/** The nearest double. */
export function nearest(value: NumberValue): number {
  if (value.t === 'double') return value.v;
  if (value.t !== 'decimal') return Number(value.v);
  const d = value.v;
  if (d.kind === 'nan') return Number.NaN;
  if (d.kind === 'infinity') return d.negative ? -Infinity : Infinity;
  return Number(`${d.negative ? '-' : ''}${d.coefficient}e${d.exponent}`);
}

const finite = (negative: boolean, coefficient: bigint, exponent: number): Decimal => ({
  kind: 'finite',
  negative,
  coefficient,
  exponent,
});

/** Rounds to 34 digits, half to even, and into the range of exponents. `rest` says that digits were lost before. */
function fitted(negative: boolean, coefficient: bigint, exponent: number, rest = false): Decimal {
  let digits = coefficient;
  let power = exponent;
  const over = Math.max(String(digits).length - 34, -6176 - power, 0);
  if (over > 0) {
    const unit = ten(over);
    const left = digits % unit;
    digits /= unit;
    power += over;
    const half = unit / 2n;
    if (left > half || (left === half && (rest || digits % 2n === 1n))) digits += 1n;
    if (String(digits).length > 34) {
      digits /= 10n;
      power += 1;
    }
  }
  if (digits === 0n) return finite(negative, 0n, Math.min(Math.max(power, -6176), 6111));
  while (power > 6111 && String(digits).length < 34) {
    digits *= 10n;
    power -= 1;
  }
  return power > 6111 ? { kind: 'infinity', negative } : finite(negative, digits, power);
}

/** A number as the Decimal128 it takes part in decimal arithmetic with: doubles by their first 15 digits. */
export function asDecimal(value: NumberValue): Decimal {
  if (value.t === 'decimal') return value.v;
  if (value.t !== 'double') return finite(value.v < 0n, value.v < 0n ? -value.v : value.v, 0);
  if (Number.isNaN(value.v)) return { kind: 'nan' };
  const negative = value.v < 0 || Object.is(value.v, -0);
  if (!Number.isFinite(value.v)) return { kind: 'infinity', negative };
  if (value.v === 0) return finite(negative, 0n, 0);
  const [digits = '', exponent = '0'] = Math.abs(value.v).toExponential(14).split('e');
  return finite(negative, BigInt(digits.replace('.', '')), Number(exponent) - 14);
}

const signed = (d: Extract<Decimal, { kind: 'finite' }>): bigint => (d.negative ? -d.coefficient : d.coefficient);

const sign = (d: Decimal): number =>
  d.kind === 'nan' ? 0 : d.kind === 'finite' && d.coefficient === 0n ? 0 : d.negative ? -1 : 1;

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return { kind: 'nan' };
  if (a.kind === 'infinity') return b.kind === 'infinity' && a.negative !== b.negative ? { kind: 'nan' } : a;
  if (b.kind === 'infinity') return b;
  const exponent = Math.min(a.exponent, b.exponent);
  const sum = signed(a) * ten(a.exponent - exponent) + signed(b) * ten(b.exponent - exponent);
  const negative = sum < 0n || (sum === 0n && a.negative && b.negative);
  return fitted(negative, sum < 0n ? -sum : sum, exponent);
}

export const negated = (d: Decimal): Decimal => (d.kind === 'nan' ? d : { ...d, negative: !d.negative });

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return { kind: 'nan' };
  const negative = a.negative !== b.negative;
  if (a.kind === 'infinity' || b.kind === 'infinity') {
    return sign(a) === 0 || sign(b) === 0 ? { kind: 'nan' } : { kind: 'infinity', negative };
  }
  return fitted(negative, a.coefficient * b.coefficient, a.exponent + b.exponent);
}

/** Quotient; the divisor is not zero. An exact one takes the exponent nearest to the difference of the exponents. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return { kind: 'nan' };
  const negative = a.negative !== b.negative;
  if (a.kind === 'infinity') return b.kind === 'infinity' ? { kind: 'nan' } : { kind: 'infinity', negative };
  if (b.kind === 'infinity') return finite(negative, 0n, -6176);
  const ideal = a.exponent - b.exponent;
  const scale = 80;
  const up = a.coefficient * ten(scale);
  let digits = up / b.coefficient;
  let exponent = ideal - scale;
  const rest = up % b.coefficient !== 0n;
  while (!rest && exponent < ideal && digits % 10n === 0n) {
    digits /= 10n;
    exponent += 1;
  }
  return fitted(negative, digits, exponent, rest);
}

export function remainderDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan' || a.kind === 'infinity') return { kind: 'nan' };
  if (b.kind === 'infinity') return a;
  const exponent = Math.min(a.exponent, b.exponent);
  const left = (a.coefficient * ten(a.exponent - exponent)) % (b.coefficient * ten(b.exponent - exponent));
  return fitted(a.negative, left, exponent);
}
