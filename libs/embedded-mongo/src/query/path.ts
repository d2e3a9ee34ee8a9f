import type { Value } from '../values/types.js';
import { field, isDocument } from '../values/types.js';

/** Whether a path component may also name an element of an array. */
export const isPosition = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

/**
 * Every value that a query path reaches, walking through arrays: `a.b` over `{a: [{b: 1}, {b: 2}]}` gives 1 and 2.
 * A missing field gives `undefined`; an array that holds no documents gives nothing.
 */
export function valuesAt(root: Value, parts: readonly string[]): Value[] {
  const found: Value[] = [];
  walk(root, parts, 0, found);
  return found;
}

function walk(value: Value, parts: readonly string[], depth: number, found: Value[]): void {
  const part = parts[depth];
  if (part === undefined) found.push(value);
  else if (Array.isArray(value)) {
    if (isPosition(part) && Number(part) < value.length) walk(value[Number(part)], parts, depth + 1, found);
    for (const element of value) if (isDocument(element)) walk(element, parts, depth, found);
  } else if (isDocument(value)) walk(field(value, part), parts, depth + 1, found);
  else found.push(undefined);
}

/** The same, and the elements of arrays at the end of the path beside the arrays themselves. */
export function candidatesAt(root: Value, parts: readonly string[]): Value[] {
  const found = valuesAt(root, parts);
  const ends = found.length;
  for (let i = 0; i < ends; i++) {
    const value = found[i];
    if (Array.isArray(value)) found.push(...value);
  }
  return found;
}

/** Follows documents and array positions only: the one value that an update path or a positional match names. */
export function valueAt(root: Value, parts: readonly string[]): Value {
  let value = root;
  for (const part of parts) {
    if (Array.isArray(value)) value = isPosition(part) ? value[Number(part)] : undefined;
    else value = isDocument(value) ? field(value, part) : undefined;
  }
  return value;
}
