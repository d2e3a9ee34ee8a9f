import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, ObjectId, Timestamp } from 'bson';
import { compareNumbers } from './number.js';
import type { Document, Value } from './types.js';
import { isDocument, isNumeric, typeName, typeRank } from './types.js';

const SURROGATE = /[\ud800-\udfff]/;

/** Order by UTF-8 bytes, which differs from JavaScript's order only beyond the basic plane. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}

/** BSON order of any two values: by type, then by value. Missing equals null here; see `equal`. */
export function compare(a: Value, b: Value): number {
  const rank = typeRank(a);
  const other = typeRank(b);
  if (rank !== other) return rank < other ? -1 : 1;
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b);
  if (isDocument(a) && isDocument(b)) return compareDocuments(a, b);
  if (rank === 15) return compareStrings(textOf(a), textOf(b));
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof Date && b instanceof Date) return Math.sign(a.getTime() - b.getTime());
  if (a instanceof ObjectId && b instanceof ObjectId) return Buffer.compare(a.id, b.id);
  if (a instanceof Binary && b instanceof Binary) return compareBinaries(a, b);
  if (a instanceof Timestamp && b instanceof Timestamp) {
    const [x, y] = [BigInt.asUintN(64, a.toBigInt()), BigInt.asUintN(64, b.toBigInt())];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (a instanceof BSONRegExp && b instanceof BSONRegExp) {
    return compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options);
  }
  if (a instanceof Code && b instanceof Code) return compareStrings(String(a.code), String(b.code));
  return 0;
}

/** The text of a string or symbol, which compare as one type. */
export const textOf = (value: Value): string => (value instanceof BSONSymbol ? value.value : String(value));

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

function compareDocuments(a: Document, b: Document): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [x, y] = [left[i] ?? '', right[i] ?? ''];
    const order = Math.sign(typeRank(a[x]) - typeRank(b[y])) || compareStrings(x, y) || compare(a[x], b[y]);
    if (order !== 0) return order;
  }
  return Math.sign(left.length - right.length);
}

function compareBinaries(a: Binary, b: Binary): number {
  return (
    Math.sign(a.position - b.position) ||
    Math.sign(a.sub_type - b.sub_type) ||
    Buffer.compare(a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position))
  );
}

/** Equality by BSON order, but a missing field is not null. */
export const equal = (a: Value, b: Value): boolean => (a === undefined) === (b === undefined) && compare(a, b) === 0;

/** Sameness down to numeric type, printed precision, sign of zero and key order: whether an update changed anything. */
export function identical(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeName(a) !== typeName(b)) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((element, i) => identical(element, b[i]));
  }
  if (isDocument(a) && isDocument(b)) {
    const left = Object.keys(a);
    const right = Object.keys(b);
    return left.length === right.length && left.every((key, i) => key === right[i] && identical(a[key], b[key]));
  }
  if (a instanceof Double && b instanceof Double) return Object.is(a.value, b.value);
  if (a instanceof Decimal128 && b instanceof Decimal128) return Buffer.compare(a.bytes, b.bytes) === 0;
  return compare(a, b) === 0;
}
