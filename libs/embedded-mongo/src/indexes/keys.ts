import { fail } from '../failure.js';
import { EMPTY_ARRAY, keyOf } from '../values/key.js';
import type { Document, Value } from '../values/types.js';
import { field, isDocument } from '../values/types.js';
import type { Index } from './definition.js';

type Part = Value | typeof EMPTY_ARRAY;

/** A field of the key while it is being read: found, or still inside a value. */
type Cursor = { readonly found: Part } | { readonly inside: Value; readonly parts: readonly string[] };

/** The entries of one document in one index. */
export interface Entries {
  readonly keys: readonly Buffer[];
  readonly multikey: boolean;
}

const NONE: Entries = { keys: [], multikey: false };

/**
 * Computes the keys of a document. An array gives one key for each element; two arrays side by side are refused (171),
 * because their combinations would multiply.
 */
export function entriesOf(index: Index, document: Document): Entries {
  if (index.partial && !index.partial.covers(document)) return NONE;
  const rows: Part[][] = [];
  const multikey = expand(
    index.fields.map(({ parts }) => ({ inside: document, parts })),
    rows,
  );
  if (index.sparse && rows.every((row) => row.every((part) => part === undefined))) return NONE;
  const keys = rows.map((row) => Buffer.concat(row.map((part, i) => keyOf(part, index.fields[i]?.direction ?? 1))));
  return { keys: keys.length > 1 ? distinct(keys) : keys, multikey };
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  const sorted = [...keys].sort((a, b) => Buffer.compare(a, b));
  return sorted.filter((key, i) => i === 0 || !key.equals(sorted[i - 1] ?? key.subarray(0, 0)));
}

/** Reads fields up to the first array; then once more for each of its elements. Answers whether there was one. */
function expand(cursors: readonly Cursor[], rows: Part[][]): boolean {
  const advanced = cursors.map(advance);
  const arrays = new Set<Value>();
  for (const cursor of advanced) if ('inside' in cursor) arrays.add(cursor.inside);
  if (arrays.size === 0) {
    rows.push(advanced.map((cursor) => ('found' in cursor ? cursor.found : undefined)));
    return false;
  }
  if (arrays.size > 1) fail(171, 'cannot index parallel arrays');
  const [array] = arrays;
  const elements: readonly Value[] = Array.isArray(array) ? array : [];
  if (elements.length === 0) {
    rows.push(
      advanced.map((cursor) => ('found' in cursor ? cursor.found : cursor.parts.length === 0 ? EMPTY_ARRAY : null)),
    );
  }
  for (const element of elements) {
    expand(
      advanced.map((cursor): Cursor => {
        if ('found' in cursor) return cursor;
        if (cursor.parts.length === 0) return { found: element };
        return isDocument(element) ? { inside: element, parts: cursor.parts } : { found: undefined };
      }),
      rows,
    );
  }
  return true;
}

/** Follows documents; stops inside an array, wherever it is met. */
function advance(cursor: Cursor): Cursor {
  if ('found' in cursor) return cursor;
  let value = cursor.inside;
  for (let i = 0; i < cursor.parts.length; i++) {
    if (Array.isArray(value)) return { inside: value, parts: cursor.parts.slice(i) };
    if (!isDocument(value)) return { found: undefined };
    value = field(value, cursor.parts[i] ?? '');
  }
  return Array.isArray(value) ? { inside: value, parts: [] } : { found: value };
}
