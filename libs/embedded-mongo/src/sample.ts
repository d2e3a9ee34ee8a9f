import { decode, encode } from './values/codec.js';
import type { Document, Value } from './values/types.js';

/** A document written with plain JavaScript values, as the store sees it after the wire. For tests. */
export const doc = (fields: Readonly<Record<string, unknown>>): Document => decode(encode(fields));

/** One value in the same way. */
export const val = (value: unknown): Value => doc({ value })['value'];
