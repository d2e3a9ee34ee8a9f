import { ObjectId } from 'bson';
import type { Value } from '../values/types.js';
import { isDocument, isNumeric } from '../values/types.js';

/** A value as a server prints it inside an error message. */
export function printed(value: Value): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (isNumeric(value) || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[ ${value.map(printed).join(', ')} ]`;
  if (isDocument(value)) {
    const fields = Object.entries(value).map(([key, inner]) => `${key}: ${printed(inner)}`);
    return `{ ${fields.join(', ')} }`;
  }
  return String(value);
}
