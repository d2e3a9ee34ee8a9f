import { fail } from '../failure.js';
import { compileElement, compileField } from '../query/field.js';
import type { Predicate } from '../query/filter.js';
import { compileFilter } from '../query/filter.js';
import { valueAt } from '../query/path.js';
import type { Document, Value } from '../values/types.js';
import { isDocument } from '../values/types.js';

type Test = (element: Value) => boolean;

/** The conditions of `arrayFilters` by identifier. */
export type ArrayFilters = ReadonlyMap<string, Test>;

/** Compiles `arrayFilters`: each speaks of one identifier, as `{'line.no': 1}` speaks of `$[line]`. */
export function compileArrayFilters(filters: readonly Value[]): ArrayFilters {
  const compiled = new Map<string, Test>();
  for (const filter of filters) {
    if (!isDocument(filter)) fail(14, 'arrayFilters must be an array of objects');
    const identifiers = new Set<string>();
    const predicate = compileFilter(renamed(filter, identifiers));
    const [identifier] = identifiers;
    if (identifier === undefined || identifiers.size !== 1) {
      fail(9, 'Error parsing array filter :: caused by :: Expected a single top-level field name');
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      fail(
        2,
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
      );
    }
    if (compiled.has(identifier))
      fail(9, `Found multiple array filters with the same top-level field name ${identifier}`);
    compiled.set(identifier, (element) => predicate({ element }));
  }
  return compiled;
}

function renamed(filter: Document, identifiers: Set<string>): Document {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]): [string, Value] => {
      if (key.startsWith('$')) {
        if (!Array.isArray(value)) fail(9, `Error parsing array filter :: caused by :: ${key} is not supported`);
        return [key, value.map((part) => (isDocument(part) ? renamed(part, identifiers) : part))];
      }
      const [identifier = '', ...rest] = key.split('.');
      identifiers.add(identifier);
      return [['element', ...rest].join('.'), value];
    }),
  );
}

/** Whether a part of an update path stands for elements of an array: `$`, `$[]` or `$[identifier]`. */
export const isPositional = (part: string): boolean => part === '$' || /^\$\[\w*\]$/.test(part);

/** Resolves `$`, `$[]` and `$[identifier]` of one update path to concrete paths in one document. */
export function expandPath(
  document: Document,
  path: string,
  filter: Document,
  arrayFilters: ArrayFilters,
): (readonly string[])[] {
  let paths: (readonly string[])[] = [[]];
  for (const part of path.split('.')) {
    if (!isPositional(part)) paths = paths.map((prefix) => [...prefix, part]);
    else
      paths = paths.flatMap((prefix) =>
        positions(document, prefix, part, path, filter, arrayFilters).map((i) => [...prefix, String(i)]),
      );
  }
  return paths;
}

function positions(
  document: Document,
  prefix: readonly string[],
  part: string,
  path: string,
  filter: Document,
  arrayFilters: ArrayFilters,
): number[] {
  const array = valueAt(document, prefix);
  if (part === '$') return [matchedPosition(array, prefix, filter)];
  if (array === undefined) {
    fail(2, `The path '${prefix.join('.')}' must exist in the document in order to apply array updates.`);
  }
  if (!Array.isArray(array)) fail(2, `Cannot apply array updates to non-array element ${prefix.at(-1) ?? ''}`);
  const all = [...array.keys()];
  if (part === '$[]') return all;
  const identifier = part.slice(2, -1);
  const test = arrayFilters.get(identifier);
  if (!test) return fail(2, `No array filter found for identifier '${identifier}' in path '${path}'`);
  return all.filter((i) => test(array[i]));
}

function matchedPosition(array: Value, prefix: readonly string[], filter: Document): number {
  const test = elementTest(filter, prefix.join('.'));
  const position = test && Array.isArray(array) ? array.findIndex(test) : -1;
  return position < 0 ? fail(2, 'The positional operator did not find the match needed from the query.') : position;
}

/** What a filter says about the elements of an array: the positional `$` names the first element for which it holds. */
export function elementTest(filter: Document, path: string): Test | undefined {
  const tests: Test[] = [];
  for (const [key, value] of Object.entries(filter)) {
    if ((key === '$and' || key === '$or') && Array.isArray(value)) {
      const parts = value.filter(isDocument).flatMap((part) => elementTest(part, path) ?? []);
      if (parts.length === 0) continue;
      tests.push((element) => (key === '$and' ? parts.every((t) => t(element)) : parts.some((t) => t(element))));
    } else if (key === path) tests.push(directTest(value));
    else if (key.startsWith(`${path}.`)) {
      const predicate: Predicate = compileField(key.slice(path.length + 1), value);
      tests.push((element) => isDocument(element) && predicate(element));
    }
  }
  return tests.length === 0 ? undefined : (element) => tests.every((test) => test(element));
}

function directTest(condition: Value): Test {
  if (isDocument(condition) && isDocument(condition['$elemMatch'])) return compileElement(condition['$elemMatch']);
  const predicate = compileField('element', condition);
  return (element) => predicate({ element });
}
