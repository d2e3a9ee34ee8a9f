import { fail } from '../failure.js';
import type { Document, Value } from '../values/types.js';
import { clone, isDocument, isOperators, isRegex } from '../values/types.js';
import { readPath, writePath } from './path.js';

/** The document that an upsert starts from: every field that the filter requires to equal one value. */
export function upsertSeed(filter: Document): Document {
  const seed: Document = {};
  collect(filter, seed);
  return seed;
}

function collect(filter: Document, seed: Document): void {
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' || (key === '$or' && Array.isArray(condition) && condition.length === 1)) {
      for (const part of Array.isArray(condition) ? condition : []) if (isDocument(part)) collect(part, seed);
    } else if (!key.startsWith('$')) {
      const value = requiredValue(condition);
      if (value === undefined) continue;
      const path = key.split('.');
      if (readPath(seed, path) !== undefined) {
        fail(54, `cannot infer query fields to set, path '${key}' is matched twice`);
      }
      writePath(seed, path, clone(value));
    }
  }
}

function requiredValue(condition: Value): Value {
  if (isRegex(condition)) return undefined;
  if (!isOperators(condition)) return condition;
  if (Object.hasOwn(condition, '$eq')) return condition['$eq'];
  for (const operator of ['$in', '$all']) {
    const list = condition[operator];
    if (Array.isArray(list) && list.length === 1 && !isRegex(list[0]) && !isOperators(list[0])) return list[0];
  }
  return undefined;
}
