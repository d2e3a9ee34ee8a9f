import { fail } from '../failure.js';
import { isPosition } from '../query/path.js';
import type { Document, Value } from '../values/types.js';
import { field, isDocument, setField, typeName } from '../values/types.js';

const MAX_PADDING = 1_500_000;

/** Reads the value that a concrete path names; `undefined` if any step is missing. */
export function readPath(document: Document, path: readonly string[]): Value {
  const holder = holderOf(document, path, false);
  return holder === undefined ? undefined : memberOf(holder, path.at(-1) ?? '');
}

/** Writes a value, creating the documents on the way. Code 28 where a step is neither document nor array. */
export function writePath(document: Document, path: readonly string[], value: Value): void {
  const holder = holderOf(document, path, true);
  if (holder !== undefined) putMember(holder, path.at(-1) ?? '', value);
}

/** Refuses with code 28 a path that could not be written, for modifiers that change nothing where nothing is. */
export function checkViable(document: Document, path: readonly string[]): void {
  let holder: Value = document;
  for (const name of path) {
    if (holder === undefined) return;
    const viable = Array.isArray(holder) ? isPosition(name) : isDocument(holder);
    if (!viable) fail(28, `Cannot use the part (${name}) of (${path.join('.')}) to traverse the element`);
    holder = memberOf(holder as Holder, name);
  }
}

/** Removes a field; an array element becomes null, so that the others keep their places. */
export function removePath(document: Document, path: readonly string[]): void {
  const holder = holderOf(document, path, false);
  const last = path.at(-1) ?? '';
  if (holder === undefined) return;
  if (!Array.isArray(holder)) delete holder[last];
  else if (isPosition(last) && Number(last) < holder.length) holder[Number(last)] = null;
}

type Holder = Document | Value[];

const memberOf = (holder: Holder, name: string): Value =>
  Array.isArray(holder) ? (isPosition(name) ? holder[Number(name)] : undefined) : field(holder, name);

function putMember(holder: Holder, name: string, value: Value): void {
  if (!Array.isArray(holder)) {
    setField(holder, name, value);
    return;
  }
  const position = Number(name);
  if (position > holder.length + MAX_PADDING) fail(2, `can't backfill more than ${MAX_PADDING} elements`);
  while (holder.length < position) holder.push(null);
  holder[position] = value;
}

function holderOf(document: Document, path: readonly string[], create: boolean): Holder | undefined {
  let holder: Holder = document;
  for (let i = 0; i < path.length; i++) {
    const name = path[i] ?? '';
    if (Array.isArray(holder) && !isPosition(name)) {
      return create ? fail(28, `Cannot create field '${name}' in element {${path[i - 1] ?? ''}: [...]}`) : undefined;
    }
    if (i === path.length - 1) break;
    const next: Value = memberOf(holder, name);
    if (Array.isArray(next) || isDocument(next)) holder = next;
    else if (!create) return undefined;
    else if (next !== undefined) {
      fail(28, `Cannot create field '${path[i + 1] ?? ''}' in element {${name}: ${typeName(next)}}`);
    } else {
      const created: Document = {};
      putMember(holder, name, created);
      holder = created;
    }
  }
  return holder;
}
