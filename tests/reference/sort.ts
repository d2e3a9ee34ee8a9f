import { compare } from './order.js';
import { isPosition } from './query.js';
import type { Doc, Value } from './value.js';
import { get, NULL } from './value.js';

/** Before null and after MinKey: what an empty array sorts as. */
const EMPTY = { t: 'emptyArray' } as const;

type Key = Value | typeof EMPTY;

/** The keys of a document under a path: arrays count by their elements, a missing field as null. */
function keys(value: Value, path: readonly string[]): Key[] {
  const [name, ...rest] = path;
  if (value.t === 'array') {
    if (name === undefined) return value.v.length === 0 ? [EMPTY] : [...value.v];
    const at = isPosition(name) ? value.v[Number(name)] : undefined;
    return at ? keys(at, rest) : value.v.flatMap((element) => keys(element.t === 'array' ? NULL : element, path));
  }
  if (name === undefined) return [value.t === 'missing' ? NULL : value];
  return keys(get(value, name), rest);
}

const isEmpty = (key: Key): key is typeof EMPTY => key.t === 'emptyArray';

function compareKeys(a: Key, b: Key): number {
  if (isEmpty(a)) return isEmpty(b) ? 0 : b.t === 'minKey' ? 1 : -1;
  return isEmpty(b) ? -compareKeys(b, a) : compare(a, b);
}

function least(keys: readonly Key[], first: Key, direction: 1 | -1): Key {
  let best = first;
  for (const key of keys) if (compareKeys(key, best) === -direction) best = key;
  return best;
}

/** Ascending the smallest key of a document counts, descending the largest. Stable. */
export function sortDocuments(documents: readonly Doc[], path: string, direction: 1 | -1): Doc[] {
  const keyed = documents.map((document) => {
    const found = keys(document, path.split('.'));
    const [first = NULL, ...others]: readonly Key[] = found.length > 0 ? found : [NULL];
    return { document, key: least(others, first, direction) };
  });
  return keyed.sort((a, b) => direction * compareKeys(a.key, b.key)).map(({ document }) => document);
}
