import { fail } from '../failure.js';
import type { Variables } from '../aggregate/expression.js';
import { compileExpression } from '../aggregate/expression.js';
import type { Evaluator } from '../aggregate/operator.js';
import { truthy } from '../aggregate/operator.js';
import { elementTest } from '../update/positional.js';
import { toNumber } from '../values/number.js';
import type { Document, Value } from '../values/types.js';
import { isDocument, isNumeric } from '../values/types.js';
import { compileElement } from './field.js';
import { valueAt } from './path.js';
import { assign, Branch, exclude, include } from './projection-tree.js';

/** Where a projection is used: `find` knows `$slice`, `$elemMatch` and the positional `$`, `$project` does not. */
export interface ProjectionContext {
  readonly find: boolean;
  /** The filter that gives the positional `$` its meaning. */
  readonly filter: Document;
  readonly variables: Variables;
}

interface Parsed {
  readonly kept: string[];
  readonly dropped: string[];
  readonly computed: [string, Evaluator][];
  /** Computed by an operator of `find` that keeps the other fields: `$slice`. */
  sliced: boolean;
  id: boolean | undefined;
}

/** Compiles a projection, which either names the fields to keep or the fields to drop. */
export function compileProjection(
  specification: Document,
  context: ProjectionContext,
): (document: Document) => Document {
  if (Object.keys(specification).length === 0) return (document) => document;
  const parsed: Parsed = { kept: [], dropped: [], computed: [], sliced: false, id: undefined };
  read(specification, [], parsed, context);
  const excluding = parsed.kept.length === 0 && (parsed.dropped.length > 0 || onlyNeutral(parsed));
  if (!excluding && parsed.dropped.length > 0) {
    fail(31254, `Cannot do exclusion on field ${parsed.dropped[0] ?? ''} in inclusion projection`);
  }
  return excluding ? dropping(parsed, context) : keeping(parsed, context);
}

/** Says nothing about other fields: `{_id: 0}` or a lone `$slice`. */
const onlyNeutral = ({ computed, sliced, id }: Parsed): boolean => (computed.length === 0 ? id !== true : sliced);

function keeping({ kept, computed, id }: Parsed, { variables }: ProjectionContext): (document: Document) => Document {
  const tree = new Branch();
  if (id !== false && !computed.some(([path]) => path === '_id')) tree.set(['_id'], 'keep', '_id');
  for (const path of kept) tree.set(path.split('.'), 'keep', path);
  for (const [path, compute] of computed) tree.set(path.split('.'), { compute }, path);
  return (root) => include(tree, root, { root, variables }) as Document;
}

function dropping(
  { dropped, computed, id }: Parsed,
  { variables }: ProjectionContext,
): (document: Document) => Document {
  const tree = new Branch();
  const added = new Branch();
  if (id === false) tree.set(['_id'], 'drop', '_id');
  for (const path of dropped) tree.set(path.split('.'), 'drop', path);
  for (const [path, compute] of computed) added.set(path.split('.'), { compute }, path);
  if (computed.length === 0) return (root) => exclude(tree, root) as Document;
  return (root) => assign(added, exclude(tree, root), { root, variables }) as Document;
}

function read(specification: Document, prefix: readonly string[], parsed: Parsed, context: ProjectionContext): void {
  for (const [key, value] of Object.entries(specification)) {
    const path = [...prefix, key].join('.');
    if (typeof value === 'boolean' || isNumeric(value)) readFlag(path, truthy(value), parsed, context);
    else if (isDocument(value) && Object.keys(value).length === 0)
      fail(51270, `An empty sub-projection is not a valid value. Found empty object at path ${path}`);
    else if (isDocument(value) && !Object.keys(value)[0]?.startsWith('$'))
      read(value, [...prefix, key], parsed, context);
    else parsed.computed.push([path, compileComputed(path, value, parsed, context)]);
  }
}

function readFlag(path: string, wanted: boolean, parsed: Parsed, context: ProjectionContext): void {
  if (path === '_id') parsed.id = wanted;
  else if (path.endsWith('.$')) parsed.computed.push(positional(path.slice(0, -2), wanted, context));
  else if (wanted) parsed.kept.push(path);
  else if (parsed.kept.length > 0) fail(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
  else parsed.dropped.push(path);
}

function positional(path: string, wanted: boolean, { find, filter }: ProjectionContext): [string, Evaluator] {
  if (!find || !wanted) fail(31276, `positional projection '${path}.$' is not allowed here`);
  const test = elementTest(filter, path);
  if (!test)
    fail(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    );
  const parts = path.split('.');
  return [
    path,
    ({ root }) => {
      const array = valueAt(root, parts);
      const found = Array.isArray(array) ? array.find(test) : undefined;
      return found === undefined
        ? fail(51246, "positional operator '.$' couldn't find a matching element in the array")
        : [found];
    },
  ];
}

function compileComputed(
  path: string,
  value: Value,
  parsed: Parsed,
  { find, variables }: ProjectionContext,
): Evaluator {
  if (find && isDocument(value) && Object.hasOwn(value, '$elemMatch')) {
    const condition = value['$elemMatch'];
    if (!isDocument(condition)) return fail(31274, 'elemMatch: Invalid argument, object required');
    const test = compileElement(condition);
    const parts = path.split('.');
    return ({ root }) => {
      const array = valueAt(root, parts);
      const found = Array.isArray(array) ? array.find(test) : undefined;
      return found === undefined ? undefined : [found];
    };
  }
  if (find && isDocument(value) && Object.hasOwn(value, '$slice') && isSlice(value['$slice'])) {
    parsed.sliced = true;
    return compileSlice(path, value['$slice']);
  }
  return compileExpression(value, Object.keys(variables));
}

const isSlice = (argument: Value): boolean =>
  isNumeric(argument) || (Array.isArray(argument) && argument.length === 2 && argument.every(isNumeric));

function compileSlice(path: string, argument: Value): Evaluator {
  const parts = path.split('.');
  const [skip, limit] = Array.isArray(argument) ? argument : [undefined, argument];
  const count = isNumeric(limit) ? toNumber(limit) : 0;
  const from = isNumeric(skip) ? toNumber(skip) : undefined;
  return ({ root }) => {
    const array = valueAt(root, parts);
    if (!Array.isArray(array)) return array;
    if (from === undefined) return count < 0 ? array.slice(count) : array.slice(0, count);
    const start = from < 0 ? Math.max(0, array.length + from) : from;
    return array.slice(start, start + count);
  };
}
