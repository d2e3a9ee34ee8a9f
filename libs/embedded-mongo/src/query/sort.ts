import { fail } from '../failure.js';
import { sizeOf } from '../values/codec.js';
import { EMPTY_ARRAY, keyOf } from '../values/key.js';
import { toNumber } from '../values/number.js';
import type { Document, Value } from '../values/types.js';
import { field, isDocument, isNumeric } from '../values/types.js';
import { Budget } from './budget.js';
import { isPosition } from './path.js';
import type { Stream } from './stream.js';
import { PAUSE, pausing } from './stream.js';

/** One field of a sort, most significant first. */
export interface SortField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly direction: 1 | -1;
}

/** Reads a sort specification; directions other than 1 and -1, `$meta` and `$natural` are refused. */
export function parseSort(specification: Document): SortField[] {
  return Object.entries(specification).map(([path, direction]) => {
    if (path.startsWith('$')) fail(2, `the sort key '${path}' is not supported`);
    if (isDocument(direction)) fail(2, '$meta sort is not supported');
    const value = isNumeric(direction)
      ? toNumber(direction)
      : fail(15974, `Illegal key in $sort specification: ${path}`);
    if (value !== 1 && value !== -1) {
      fail(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
    return { path, parts: path.split('.'), direction: value };
  });
}

/** The bytes by which a document sorts. Of an array, the smallest element counts ascending, the largest descending. */
export function sortKey(document: Value, fields: readonly SortField[]): Buffer {
  return Buffer.concat(
    fields.map(({ parts, direction }) => {
      const keys = sortValues(document, parts).map((value) => keyOf(value, direction));
      return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
    }),
  );
}

function sortValues(root: Value, parts: readonly string[]): (Value | typeof EMPTY_ARRAY)[] {
  const found: (Value | typeof EMPTY_ARRAY)[] = [];
  const walk = (value: Value, depth: number): void => {
    const part = parts[depth];
    if (Array.isArray(value)) {
      if (part === undefined && value.length === 0) found.push(EMPTY_ARRAY);
      else if (part === undefined) found.push(...value);
      else if (isPosition(part) && Number(part) < value.length) walk(value[Number(part)], depth + 1);
      // An array right inside an array has no fields.
      else for (const element of value) walk(Array.isArray(element) ? undefined : element, depth);
    } else if (part === undefined) found.push(value);
    else walk(isDocument(value) ? field(value, part) : undefined, depth + 1);
  };
  walk(root, 0);
  return found.length > 0 ? found : [undefined];
}

interface Kept<T> {
  readonly item: T;
  readonly key: Buffer;
  readonly bytes: number;
}

/**
 * Sorts a stream stably; `of` names the document of an item. Code 292 if it does not fit into memory.
 *
 * @param most how many of the first are wanted; 0 is all of them
 */
export function* sorting<T>(
  source: Stream<T>,
  fields: readonly SortField[],
  of: (item: T) => Document,
  most = 0,
): Generator<T | typeof PAUSE> {
  const budget = new Budget('the sort');
  let kept: Kept<T>[] = [];
  for (const item of source) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    const key = sortKey(of(item), fields);
    const bytes = key.length + sizeOf(of(item));
    kept.push({ item, key, bytes });
    budget.take(bytes);
    // What comes later and is no smaller stays behind, so nothing that is wanted is ever dropped.
    if (most > 0 && (budget.exceeded || kept.length >= 2 * most + ROOM)) {
      const all = inOrder(kept);
      kept = all.slice(0, most);
      for (const { bytes: gone } of all.slice(most)) budget.release(gone);
    }
    budget.check();
  }
  yield* pausing(inOrder(kept).map(({ item }) => item));
}

/** How many more than wanted are kept before they are sorted through. */
const ROOM = 256;

const inOrder = <T>(kept: readonly Kept<T>[]): Kept<T>[] => [...kept].sort((a, b) => Buffer.compare(a.key, b.key));
