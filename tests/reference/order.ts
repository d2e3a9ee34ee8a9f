import { compareNumbers } from './number.js';
import type { Value } from './value.js';
import { isNumber } from './value.js';

/** The order of types: https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/ */
const ORDER: readonly (readonly Value['t'][])[] = [
  ['minKey'],
  ['null', 'missing'],
  ['int', 'long', 'double', 'decimal'],
  ['string', 'symbol'],
  ['object'],
  ['array'],
  ['binData'],
  ['objectId'],
  ['bool'],
  ['date'],
  ['timestamp'],
  ['regex'],
  ['javascript'],
  ['maxKey'],
];

/** Place of the value's type in the order of types. */
export const place = (value: Value): number => ORDER.findIndex((types) => types.includes(value.t));

const compareTexts = (a: string, b: string): number => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));

/** Which of two values comes first: by type, then by value. -1, 0 or 1. */
export function compare(a: Value, b: Value): number {
  if (place(a) !== place(b)) return Math.sign(place(a) - place(b));
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (a.t === 'array' && b.t === 'array') {
    for (const [i, x] of a.v.entries()) {
      const y = b.v[i];
      if (y === undefined) return 1;
      if (compare(x, y) !== 0) return compare(x, y);
    }
    return a.v.length < b.v.length ? -1 : 0;
  }
  if (a.t === 'object' && b.t === 'object') {
    for (const [i, [name, x]] of a.v.entries()) {
      const other = b.v[i];
      if (other === undefined) return 1;
      const [otherName, y] = other;
      // Field by field: the type of the value, then the name, then the value.
      const order = Math.sign(place(x) - place(y)) || compareTexts(name, otherName) || compare(x, y);
      if (order !== 0) return order;
    }
    return a.v.length < b.v.length ? -1 : 0;
  }
  if (a.t === 'binData' && b.t === 'binData') {
    return Math.sign(a.v.length - b.v.length) || Math.sign(a.subtype - b.subtype) || compareTexts(a.v, b.v);
  }
  if (a.t === 'regex' && b.t === 'regex') return compareTexts(a.v, b.v) || compareTexts(a.options, b.options);
  if (!('v' in a) || !('v' in b)) return 0;
  if (typeof a.v === 'string' && typeof b.v === 'string') return compareTexts(a.v, b.v);
  return a.v < b.v ? -1 : a.v > b.v ? 1 : 0;
}

/** Equal in the order of BSON; a missing field is not null. */
export const equal = (a: Value, b: Value): boolean =>
  (a.t === 'missing') === (b.t === 'missing') && compare(a, b) === 0;

/**
 * The value as a JavaScript object holds it: keys that look like whole numbers first, in their numeric order. The
 * embedded store keeps documents in this order, and so does every JavaScript client.
 */
export function asObjectOrder(value: Value): Value {
  if (value.t === 'array') return { t: 'array', v: value.v.map(asObjectOrder) };
  if (value.t !== 'object') return value;
  const fields = value.v.map(([name, inner]) => [name, asObjectOrder(inner)] as const);
  const isWhole = ([name]: readonly [string, Value]): boolean => /^(0|[1-9][0-9]{0,8})$/.test(name);
  const first = fields.filter(isWhole).sort(([a], [b]) => Number(a) - Number(b));
  return { t: 'object', v: [...first, ...fields.filter((field) => !isWhole(field))] };
}

/** The same in every bit: type, digits, sign of zero, order of keys. */
export function same(a: Value, b: Value): boolean {
  if (a.t !== b.t) return false;
  if (a.t === 'array' && b.t === 'array') return a.v.length === b.v.length && a.v.every((x, i) => same(x, b.v[i] ?? x));
  if (a.t === 'object' && b.t === 'object') {
    return (
      a.v.length === b.v.length &&
      a.v.every(([name, x], i) => {
        const other = b.v[i];
        return other !== undefined && other[0] === name && same(x, other[1]);
      })
    );
  }
  if (a.t === 'decimal' && b.t === 'decimal') {
    if (a.v.kind !== 'finite' || b.v.kind !== 'finite') return a.v.kind === b.v.kind && compare(a, b) === 0;
    return a.v.negative === b.v.negative && a.v.coefficient === b.v.coefficient && a.v.exponent === b.v.exponent;
  }
  if (a.t === 'double' && b.t === 'double') return Object.is(a.v, b.v);
  return compare(a, b) === 0;
}
