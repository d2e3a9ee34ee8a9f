import { Int32, Long } from 'bson';
import { fail } from '../../failure.js';
import type { Rounding } from '../../values/arithmetic.js';
import { absolute, add, divide, multiply, remainder, round, subtract } from '../../values/arithmetic.js';
import { compare } from '../../values/compare.js';
import { toNumber } from '../../values/number.js';
import { requireDate } from '../../values/storable.js';
import type { Numeric, Value } from '../../values/types.js';
import { int, isNullish, isNumeric, typeName } from '../../values/types.js';
import type { Operator } from '../operator.js';
import { fixed, untilNullish, variadic } from '../operator.js';

function numeric(name: string, value: Value, code = 14): Numeric {
  return isNumeric(value) ? value : fail(code, `${name} only supports numeric types, not ${typeName(value)}`);
}

/** From the left: null as soon as an argument is null or missing, refused as soon as one is no number. */
const numbers = (name: string, compute: (values: Numeric[]) => Value): Operator =>
  variadic((values) => untilNullish(values, (value) => numeric(name, value), compute));

const pair = (name: string, compute: (a: Numeric, b: Numeric) => Value): Operator =>
  fixed(name, 2, 2, (a, b) => (isNullish(a) || isNullish(b) ? null : compute(numeric(name, a), numeric(name, b))));

const single = (name: string, compute: (value: Numeric) => Value): Operator =>
  fixed(name, 1, 1, (value) => (isNullish(value) ? null : compute(numeric(name, value, 28765))));

const milliseconds = (name: string, value: Value): number => Math.round(toNumber(numeric(name, value)));

const sum: Operator = variadic((values) =>
  untilNullish(values, (value) => (value instanceof Date ? value : numeric('$add', value)), total),
);

function total(values: readonly (Numeric | Date)[]): Value {
  const dates = values.filter((value) => value instanceof Date);
  if (dates.length > 1) fail(16612, 'only one date allowed in an $add expression');
  const numbersOnly = values.filter((value): value is Numeric => !(value instanceof Date));
  const result = numbersOnly.reduce<Numeric>(add, int(0));
  const [date] = dates;
  return date ? requireDate(new Date(date.getTime() + milliseconds('$add', result))) : result;
}

const difference: Operator = fixed('$subtract', 2, 2, (a, b) => {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date) {
    return b instanceof Date
      ? Long.fromNumber(requireDate(a).getTime() - requireDate(b).getTime())
      : requireDate(new Date(a.getTime() - milliseconds('$subtract', b)));
  }
  return subtract(numeric('$subtract', a), numeric('$subtract', b));
});

const rounding = (name: string, mode: Rounding): Operator =>
  fixed(name, 1, 2, (value, places) => {
    if (isNullish(value) || places === null) return null;
    const digits = places === undefined ? 0 : toNumber(numeric(name, places, 51081));
    if (!Number.isInteger(digits) || digits < -20 || digits > 100)
      fail(51082, `cannot apply ${name} with precision value ${digits}`);
    return round(numeric(name, value, 51081), digits, mode);
  });

/** The sum of what is numeric; the rest is left out. */
export const sumOf = (values: readonly Value[]): Numeric =>
  values.reduce<Numeric>((total, value) => (isNumeric(value) ? add(total, value) : total), new Int32(0));

/** The mean of what is numeric, or null if nothing is. */
export function averageOf(values: readonly Value[]): Value {
  const found = values.filter(isNumeric);
  return found.length > 0 ? divide(sumOf(found), int(found.length)) : null;
}

/** The least (-1) or greatest (1) value that is not null. */
export function extremeOf(values: readonly Value[], wanted: 1 | -1): Value {
  let best: Value;
  for (const value of values) {
    if (!isNullish(value) && (best === undefined || Math.sign(compare(value, best)) === wanted)) best = value;
  }
  return best ?? null;
}

/** `$sum` and its kin work on their arguments, or on the elements of a single array. */
const overList =
  (compute: (values: readonly Value[]) => Value): Operator =>
  (argument, compiler) => {
    const evaluate = variadic((values) => {
      const [only] = values;
      return compute(
        !Array.isArray(argument) || argument.length === 1 ? (Array.isArray(only) ? only : values) : values,
      );
    });
    return evaluate(argument, compiler);
  };

/** Arithmetic, exact in integers and Decimal128. */
export const arithmeticOperators: [string, Operator][] = [
  ['$add', sum],
  ['$subtract', difference],
  ['$multiply', numbers('$multiply', (values) => values.reduce<Numeric>(multiply, int(1)))],
  ['$divide', pair('$divide', divide)],
  ['$mod', pair('$mod', remainder)],
  ['$abs', single('$abs', absolute)],
  ['$ceil', single('$ceil', (value) => round(value, 0, 'ceil'))],
  ['$floor', single('$floor', (value) => round(value, 0, 'floor'))],
  ['$round', rounding('$round', 'halfEven')],
  ['$trunc', rounding('$trunc', 'truncate')],
  ['$sum', overList(sumOf)],
  ['$avg', overList(averageOf)],
  ['$min', overList((values) => extremeOf(values, -1))],
  ['$max', overList((values) => extremeOf(values, 1))],
];
