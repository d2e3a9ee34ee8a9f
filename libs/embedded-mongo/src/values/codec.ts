import { BSON, DBRef } from 'bson';
import { fail } from '../failure.js';
import type { Document, Value } from './types.js';
import { setField } from './types.js';

/** The largest document that may be stored, in bytes. */
export const MAX_DOCUMENT = 16 * 1024 * 1024;

const OPTIONS = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;
const DB_REF = Buffer.from('$ref\0');

/** Decodes one BSON document with every type kept. Refuses malformed bytes with code 22. */
export function decode(bytes: Uint8Array): Document {
  try {
    const document = BSON.deserialize(bytes, OPTIONS) as Document;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(DB_REF)
      ? (withoutDbRefs(document) as Document)
      : document;
  } catch (cause) {
    if (cause instanceof RangeError) fail(15, 'the document is nested too deeply');
    return fail(22, `invalid BSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** Encodes a document. Missing values inside arrays become null. */
export function encode(document: Readonly<Record<string, unknown>>): Uint8Array {
  return BSON.serialize(document, { ignoreUndefined: false });
}

/** Size of a document on the wire, in bytes. */
export const sizeOf = (document: Document): number => BSON.calculateObjectSize(document);

/** The codec turns `{$ref, $id}` into a class of its own; here it stays the document that it is. */
function withoutDbRefs(value: unknown): Value {
  if (Array.isArray(value)) return value.map(withoutDbRefs);
  if (value instanceof DBRef) {
    const { $ref, $id, $db, ...rest } = value.toJSON() as Record<string, unknown>;
    const fields = { $ref, $id, ...($db ? { $db } : {}), ...rest };
    return withoutDbRefs(fields);
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value as Value;
  }
  const copy: Document = {};
  for (const [key, inner] of Object.entries(value)) setField(copy, key, withoutDbRefs(inner));
  return copy;
}
