import {
  addDecimals,
  asDecimal,
  divideDecimals,
  isZero,
  multiplyDecimals,
  nearest,
  negated,
  remainderDecimals,
} from './number.js';
import type { Decimal, NumberValue } from './value.js';
import { refuse } from './value.js';

const WIDTHS = ['int', 'long', 'double', 'decimal'] as const;

/** The wider of two numeric types: int, long, double, decimal. */
const wider = (a: NumberValue, b: NumberValue): NumberValue['t'] =>
  WIDTHS[Math.max(WIDTHS.indexOf(a.t), WIDTHS.indexOf(b.t))] ?? 'decimal';

const fits = (value: bigint, bits: number): boolean => BigInt.asIntN(bits, value) === value;

interface Operation {
  readonly big: (a: bigint, b: bigint) => bigint;
  readonly double: (a: number, b: number) => number;
  readonly decimal: (a: Decimal, b: Decimal) => Decimal;
}

/** Computes in the wider type; what no longer fits an int becomes a long, and `beyond` says what follows a long. */
function compute(a: NumberValue, b: NumberValue, operation: Operation, beyond: () => NumberValue): NumberValue {
  const type = wider(a, b);
  if (type === 'decimal') return { t: 'decimal', v: operation.decimal(asDecimal(a), asDecimal(b)) };
  if (type === 'double' || a.t === 'double' || b.t === 'double' || a.t === 'decimal' || b.t === 'decimal') {
    return { t: 'double', v: operation.double(nearest(a), nearest(b)) };
  }
  const result = operation.big(a.v, b.v);
  if (type === 'int' && fits(result, 32)) return { t: 'int', v: result };
  return fits(result, 64) ? { t: 'long', v: result } : beyond();
}

const ADD: Operation = { big: (a, b) => a + b, double: (a, b) => a + b, decimal: addDecimals };
const SUBTRACT: Operation = {
  big: (a, b) => a - b,
  double: (a, b) => a - b,
  decimal: (a, b) => addDecimals(a, negated(b)),
};
const MULTIPLY: Operation = { big: (a, b) => a * b, double: (a, b) => a * b, decimal: multiplyDecimals };

const asDouble =
  (a: NumberValue, b: NumberValue, { double }: Operation) =>
  (): NumberValue => ({
    t: 'double',
    v: double(nearest(a), nearest(b)),
  });

/** Sums, differences and products of an aggregation: an integer beyond 64 bits becomes a double. */
export const add = (a: NumberValue, b: NumberValue): NumberValue => compute(a, b, ADD, asDouble(a, b, ADD));
export const subtract = (a: NumberValue, b: NumberValue): NumberValue =>
  compute(a, b, SUBTRACT, asDouble(a, b, SUBTRACT));
export const multiply = (a: NumberValue, b: NumberValue): NumberValue =>
  compute(a, b, MULTIPLY, asDouble(a, b, MULTIPLY));

/** `$inc` and `$mul` of an update: an integer beyond 64 bits is refused. */
export const increment = (a: NumberValue, b: NumberValue): NumberValue => compute(a, b, ADD, () => refuse(2));
export const scale = (a: NumberValue, b: NumberValue): NumberValue => compute(a, b, MULTIPLY, () => refuse(2));

/** A quotient is a double, or a decimal if one side is. */
export function divide(a: NumberValue, b: NumberValue): NumberValue {
  if (isZero(b)) return refuse(2);
  if (wider(a, b) === 'decimal') return { t: 'decimal', v: divideDecimals(asDecimal(a), asDecimal(b)) };
  return { t: 'double', v: nearest(a) / nearest(b) };
}

/** The remainder takes the sign of the dividend. */
export function remainder(a: NumberValue, b: NumberValue): NumberValue {
  if (isZero(b)) return refuse(wider(a, b) === 'decimal' ? 5733415 : 16610);
  return compute(a, b, { big: (x, y) => x % y, double: (x, y) => x % y, decimal: remainderDecimals }, () => refuse(2));
}
