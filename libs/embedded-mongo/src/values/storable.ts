import { fail } from '../failure.js';
import type { Document, Value } from './types.js';
import { isDocument, typeName } from './types.js';

/** Documents nested deeper are refused, as on a real server. */
const MAX_DEPTH = 180;

/**
 * Refuses what would not come back as it was stored: nesting without end, dates that JavaScript cannot hold, and the
 * deprecated types `undefined` and `dbPointer`.
 */
export function checkStorable(document: Document): void {
  check(document, 1);
}

/** Refuses a date that was read or computed and that JavaScript cannot hold. */
export function requireDate(date: Date): Date {
  return Number.isNaN(date.getTime()) ? fail(2, 'a date outside the range of JavaScript dates is not supported') : date;
}

function check(value: Value, depth: number): void {
  if (depth > MAX_DEPTH) fail(15, `the document exceeds the maximum nesting depth of ${MAX_DEPTH}`);
  if (value === undefined) fail(2, 'the deprecated BSON type undefined is not supported');
  if (value instanceof Date) {
    requireDate(value);
  } else if (Array.isArray(value)) for (const element of value) check(element, depth + 1);
  else if (isDocument(value)) {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null)
      fail(2, `this BSON type is not supported: ${typeName(value)}`);
    for (const name of Object.keys(value)) check(value[name], depth + 1);
  }
}
