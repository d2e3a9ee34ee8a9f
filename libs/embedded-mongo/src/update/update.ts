import { fail } from '../failure.js';
import type { Variables } from '../aggregate/expression.js';
import { compileUpdatePipeline } from '../aggregate/update-pipeline.js';
import { equal } from '../values/compare.js';
import type { Document, Numeric, Value } from '../values/types.js';
import { clone, isDocument, isNumeric, typeName } from '../values/types.js';
import type { Moment } from './modifiers.js';
import { MODIFIERS } from './modifiers.js';
import type { ArrayFilters } from './positional.js';
import { compileArrayFilters, expandPath, isPositional } from './positional.js';

/** What surrounds an update: the filter that found the document gives the positional `$` its meaning. */
export interface UpdateContext {
  readonly filter: Document;
  readonly arrayFilters?: readonly Value[];
  readonly variables: Variables;
  readonly moment: Moment;
}

/** A compiled update: gives the new document and leaves the old one as it is. */
export interface Update {
  readonly kind: 'modifiers' | 'replacement' | 'pipeline';
  /** @param inserting whether `$setOnInsert` applies */
  apply(document: Document, inserting: boolean): Document;
}

/** Compiles an update document or pipeline. Unknown modifiers are refused with code 9. */
export function compileUpdate(update: Value, context: UpdateContext): Update {
  if (Array.isArray(update)) {
    refuseArrayFilters(context);
    const run = compileUpdatePipeline(update, context.variables);
    return { kind: 'pipeline', apply: (document) => withSameId(document, run(document)) };
  }
  if (!isDocument(update)) return fail(9, 'Update argument must be either an object or an array');
  const first = Object.keys(update)[0];
  if (!first?.startsWith('$')) {
    refuseArrayFilters(context);
    for (const name of Object.keys(update)) checkName(name, 'replacement');
    return { kind: 'replacement', apply: (document) => withSameId(document, clone(update)) };
  }
  const steps = readSteps(update);
  const arrayFilters = compileArrayFilters(context.arrayFilters ?? []);
  checkFiltersUsed(steps, arrayFilters);
  return {
    kind: 'modifiers',
    apply: (document, inserting) => applySteps(document, inserting, steps, arrayFilters, context),
  };
}

interface Step {
  readonly operator: string;
  readonly path: string;
  readonly argument: Value;
}

function refuseArrayFilters({ arrayFilters }: UpdateContext): void {
  if (arrayFilters && arrayFilters.length > 0) fail(9, 'arrayFilters may not be specified for this kind of update');
}

function checkName(name: string, where: string): void {
  if (name.startsWith('$')) {
    fail(52, `The dollar ($) prefixed field '${name}' is not allowed in the context of an update's ${where} document.`);
  }
}

function readSteps(update: Document): Step[] {
  const steps: Step[] = [];
  for (const [operator, fields] of Object.entries(update)) {
    if (!MODIFIERS.has(operator)) {
      fail(
        9,
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDocument(fields)) {
      fail(
        9,
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}}`,
      );
    }
    for (const [path, argument] of Object.entries(fields)) {
      checkPath(path);
      if (operator === '$rename') checkRename(path, argument);
      if (operator === '$inc' || operator === '$mul') checkNumeric(operator, path, argument);
      steps.push({ operator, path, argument });
    }
  }
  checkConflicts(
    steps.flatMap(({ operator, path, argument }) => (operator === '$rename' ? [path, String(argument)] : [path])),
  );
  checkMixedSteps(steps.map(landing));
  return steps.sort((a, b) => comparePaths(landing(a), landing(b)));
}

function checkNumeric(operator: '$inc' | '$mul', path: string, argument: Value): asserts argument is Numeric {
  if (isNumeric(argument)) return;
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  fail(14, `Cannot ${verb} with non-numeric argument: {${path}: ${typeName(argument)}}`);
}

/** Where a step writes: a renamed field takes its place under its new name. */
const landing = ({ operator, path, argument }: Step): string =>
  operator === '$rename' && typeof argument === 'string' ? argument : path;

/** New fields appear in this order, however the update was written: by name, numbers by value. */
function comparePaths(a: string, b: string): number {
  const [x, y] = [a.split('.'), b.split('.')];
  for (let i = 0; i < x.length && i < y.length; i++) {
    const [p, q] = [x[i] ?? '', y[i] ?? ''];
    if (p === q) continue;
    const numbers = /^\d+$/.test(p) && /^\d+$/.test(q);
    return numbers ? Number(p) - Number(q) : p < q ? -1 : 1;
  }
  return x.length - y.length;
}

function checkPath(path: string): void {
  const parts = path.split('.');
  if (parts.some((part) => part === '')) {
    fail(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  }
  parts.forEach((part, i) => {
    if (i === 0 && isPositional(part))
      fail(2, `Cannot have positional (i.e. '${part}') element in the first position in path '${path}'`);
  });
  if (parts.filter((part) => part === '$').length > 1)
    fail(2, `Too many positional (i.e. '$') elements found in path '${path}'`);
}

function checkRename(path: string, target: Value): void {
  if (typeof target !== 'string') fail(2, `The 'to' field for $rename must be a string: ${path}`);
  checkPath(target);
  if (path === target) fail(2, `The source and target field for $rename must differ: ${path}`);
  if (path.startsWith(`${target}.`) || target.startsWith(`${path}.`)) {
    fail(2, `The source and target field for $rename must not be on the same path: ${path}, ${target}`);
  }
  if (path.includes('$') || target.includes('$')) fail(2, `The source field for $rename may not be dynamic: ${path}`);
}

function checkConflicts(paths: readonly string[]): void {
  // A zero sorts before every character of a name, so a path comes right before what lies beneath it.
  const sorted = paths.map((path) => path.split('.').join('\0')).sort();
  sorted.forEach((path, i) => {
    const next = sorted[i + 1];
    if (next === undefined || !(next === path || next.startsWith(`${path}\0`))) return;
    const dotted = (text: string): string => text.split('\0').join('.');
    fail(40, `Updating the path '${dotted(next)}' would create a conflict at '${dotted(path)}'`);
  });
}

/** `a.$[]` and `a.1` in one update are refused, whether or not they meet in a document. */
function checkMixedSteps(paths: readonly string[]): void {
  const styles = new Map<string, boolean>();
  for (const path of paths) {
    const parts = path.split('.');
    parts.forEach((part, i) => {
      const prefix = parts.slice(0, i).join('.');
      const every = part.startsWith('$[');
      if ((styles.get(prefix) ?? every) !== every)
        fail(40, `Updating the path '${path}' would create a conflict at '${prefix}'`);
      styles.set(prefix, every);
    });
  }
}

function checkFiltersUsed(steps: readonly Step[], arrayFilters: ArrayFilters): void {
  for (const identifier of arrayFilters.keys()) {
    if (!steps.some(({ path }) => path.split('.').includes(`$[${identifier}]`))) {
      fail(9, `The array filter for identifier '${identifier}' was not used in the update`);
    }
  }
}

function applySteps(
  before: Document,
  inserting: boolean,
  steps: readonly Step[],
  arrayFilters: ArrayFilters,
  { filter, moment }: UpdateContext,
): Document {
  // A field of the document itself may begin with a dollar only where an upsert makes the document.
  if (!inserting) for (const step of steps) checkName(landing(step), 'modifier');
  const document = clone(before);
  const work = steps
    .filter(({ operator }) => inserting || operator !== '$setOnInsert')
    .map((step) => ({ step, paths: expandPath(before, step.path, filter, arrayFilters) }));
  checkConflicts(
    work.flatMap(({ step, paths }) => [
      ...paths.map((path) => path.join('.')),
      // Where a renamed field goes is taken even if there is nothing to rename.
      ...(step.operator === '$rename' ? [landing(step)] : []),
    ]),
  );
  for (const { step, paths } of work) {
    for (const path of paths) MODIFIERS.get(step.operator)?.(document, path, step.argument, moment);
  }
  return withSameId(before, document);
}

/** An update never changes `_id`; one that leaves it out keeps it, in the first place. */
function withSameId(before: Document, after: Document): Document {
  const id = before['_id'];
  if (id === undefined) return after;
  if (after['_id'] === undefined) return { _id: id, ...after };
  if (!equal(id, after['_id'])) {
    fail(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  return Object.keys(after)[0] === '_id' ? after : { ...{ _id: id }, ...after };
}
