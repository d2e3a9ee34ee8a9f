import { add, divide, multiply, remainder, subtract } from './arithmetic.js';
import { conversion } from './convert.js';
import { dateOperator, datesAdded, datesSubtracted } from './date.js';
import { compare, equal } from './order.js';
import { wholeNumber } from './query.js';
import { rounded } from './rounding.js';
import { textOperator } from './text.js';
import { truthy } from './truth.js';
import type { Doc, NumberValue, Value } from './value.js';
import { bool, double, int, isNullish, isNumber, list, MISSING, NULL, put, refuse, text } from './value.js';

const asNumber = (value: Value, code: number): NumberValue => (isNumber(value) ? value : refuse(code));

function order(a: Value, b: Value): number {
  const result = compare(a, b);
  return result === 0 && (a.t === 'missing') !== (b.t === 'missing') ? (a.t === 'missing' ? -1 : 1) : result;
}

/** Operators that see only the values of their arguments; `alone` says that the argument was no list. */
export function simple(operator: string, values: readonly Value[], alone: boolean): Value {
  const [a = MISSING, b = MISSING, c = MISSING] = values;
  const nothing = values.some(isNullish);
  switch (operator) {
    case '$eq':
      return bool(order(a, b) === 0);
    case '$ne':
      return bool(order(a, b) !== 0);
    case '$gt':
      return bool(order(a, b) > 0);
    case '$gte':
      return bool(order(a, b) >= 0);
    case '$lt':
      return bool(order(a, b) < 0);
    case '$lte':
      return bool(order(a, b) <= 0);
    case '$cmp':
      return int(order(a, b));
    case '$not':
      return bool(!truthy(a));
    case '$add':
      return values.some((value) => value.t === 'date') ? datesAdded(values) : folded(values, add, int(0), 14);
    case '$multiply':
      return folded(values, multiply, int(1), 14);
    case '$subtract':
      if (!nothing && (a.t === 'date' || b.t === 'date')) return datesSubtracted(a, b);
      return nothing ? NULL : subtract(asNumber(a, 14), asNumber(b, 14));
    case '$divide':
      return nothing ? NULL : divide(asNumber(a, 14), asNumber(b, 14));
    case '$mod':
      return nothing ? NULL : remainder(asNumber(a, 16611), asNumber(b, 16611));
    case '$abs':
      return isNullish(a) ? NULL : magnitude(asNumber(a, 28765));
    case '$ceil':
    case '$floor':
      return isNullish(a) ? NULL : rounded(asNumber(a, 28765), 0, operator);
    case '$round':
    case '$trunc':
      return nothing ? NULL : rounded(asNumber(a, 51081), values.length > 1 ? wholeNumber(b, 51082) : 0, operator);
    case '$min':
    case '$max': {
      const present = overElements(values, alone).filter((value) => !isNullish(value));
      const wanted = operator === '$min' ? -1 : 1;
      return present.reduce<Value>(
        (best, value) => (best.t === 'null' || compare(value, best) === wanted ? value : best),
        NULL,
      );
    }
    case '$concat':
      return untilNull(
        values,
        (value) => (value.t === 'string' ? value.v : refuse(16702)),
        (found) => text(found.join('')),
      );
    case '$type':
      return text(a.t);
    case '$isNumber':
      return bool(isNumber(a));
    case '$isArray':
      return bool(a.t === 'array');
    case '$size':
      return a.t === 'array' ? int(a.v.length) : refuse(17124);
    case '$arrayElemAt':
      if (nothing) return NULL;
      return a.t === 'array' ? (a.v.at(wholeNumber(b, 28690)) ?? MISSING) : refuse(28689);
    case '$first':
      return isNullish(a) ? NULL : a.t === 'array' ? (a.v[0] ?? MISSING) : refuse(28689);
    case '$last':
      return isNullish(a) ? NULL : a.t === 'array' ? (a.v.at(-1) ?? MISSING) : refuse(28689);
    case '$in':
      return b.t === 'array' ? bool(b.v.some((element) => equal(element, a))) : refuse(40081);
    case '$indexOfArray':
      if (isNullish(a)) return NULL;
      return a.t === 'array' ? int(a.v.findIndex((element) => equal(element, b))) : refuse(40090);
    case '$concatArrays':
      return untilNull(
        values,
        (value) => (value.t === 'array' ? value.v : refuse(28664)),
        (found) => list(...found.flat()),
      );
    case '$reverseArray':
      return isNullish(a) ? NULL : a.t === 'array' ? list(...[...a.v].reverse()) : refuse(34435);
    case '$slice':
      return sliced(a, b, values.length > 2 ? c : undefined);
    case '$mergeObjects':
      return values.reduce<Doc>(
        (merged, value) => {
          if (isNullish(value)) return merged;
          return value.t === 'object' ? value.v.reduce<Doc>((m, [k, v]) => put(m, k, v), merged) : refuse(40400);
        },
        { t: 'object', v: [] },
      );
    case '$objectToArray':
      if (isNullish(a)) return NULL;
      if (a.t !== 'object') return refuse(40390);
      return list(
        ...a.v.map(([k, v]): Value => ({
          t: 'object',
          v: [
            ['k', text(k)],
            ['v', v],
          ],
        })),
      );
    default:
      return dateOperator(operator, values) ?? textOperator(operator, values) ?? conversion(operator, a) ?? refuse(168);
  }
}

/** Walks the list from the left; the first null or missing value makes the result null. */
function folded(
  values: readonly Value[],
  step: (a: NumberValue, b: NumberValue) => NumberValue,
  start: Value,
  code: number,
): Value {
  let total = asNumber(start, code);
  for (const value of values) {
    if (isNullish(value)) return NULL;
    total = step(total, asNumber(value, code));
  }
  return total;
}

/** Reads the arguments from the left; the first null or missing one makes the result null, a wrong one refuses. */
function untilNull<T>(values: readonly Value[], read: (value: Value) => T, join: (found: T[]) => Value): Value {
  const found: T[] = [];
  for (const value of values) {
    if (isNullish(value)) return NULL;
    found.push(read(value));
  }
  return join(found);
}

function magnitude(value: NumberValue): Value {
  if (value.t === 'double') return double(Math.abs(value.v));
  if (value.t === 'decimal')
    return { t: 'decimal', v: value.v.kind === 'nan' ? value.v : { ...value.v, negative: false } };
  if (value.t === 'long' && value.v === -(2n ** 63n)) return refuse(28680);
  return value.v < 0n ? subtract({ t: value.t, v: 0n }, value) : value;
}

/** `$min` and `$max` with a single argument that is an array look at its elements. */
function overElements(values: readonly Value[], alone: boolean): readonly Value[] {
  const [only] = values;
  return (alone || values.length === 1) && only?.t === 'array' ? only.v : values;
}

function sliced(array: Value, first: Value, second: Value | undefined): Value {
  if (isNullish(array) || isNullish(first) || (second && isNullish(second))) return NULL;
  if (array.t !== 'array') return refuse(28724);
  const position = wholeNumber(first, 28726);
  if (!second) return list(...(position < 0 ? array.v.slice(position) : array.v.slice(0, position)));
  const length = wholeNumber(second, 28728);
  if (length <= 0) return refuse(28729);
  const start = position < 0 ? Math.max(0, array.v.length + position) : position;
  return list(...array.v.slice(start, start + length));
}
