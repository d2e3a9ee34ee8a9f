import { increment, scale } from './arithmetic.js';
import { pulled, pushed, setAdded } from './array-update.js';
import { compare, equal } from './order.js';
import { operatorsOf, isPosition, matches, wholeNumber } from './query.js';
import type { Doc, List, Value } from './value.js';
import { get, isNumber, list, MISSING, NULL, put, refuse } from './value.js';

/** What an update is applied with: the filter gives `$` its meaning, the array filters give `$[id]` theirs. */
export interface Surroundings {
  readonly filter: Doc;
  readonly arrayFilters: readonly Value[];
  /** Whether `$setOnInsert` counts: the document is being made. */
  readonly inserting?: boolean;
}

interface Step {
  readonly operator: string;
  readonly path: readonly string[];
  readonly argument: Value;
}

/** Refuses what is wrong with an update whatever the document, so that it is refused even if none matches. */
export function refuseMalformed(update: Doc): void {
  if (!operatorsOf(update)) return;
  const steps = stepsOf(update);
  for (const { operator, path, argument } of steps) {
    if ((operator === '$inc' || operator === '$mul') && !isNumber(argument)) refuse(14);
    if (operator === '$rename') refuseSamePath(path, argument.t === 'string' ? argument.v.split('.') : refuse(2));
  }
  refuseConflicts(steps);
  refuseMixedSteps(steps.map((step) => (step.operator === '$rename' ? landing(step) : step.path)));
}

/** Below one path an update speaks of all elements, `$[]` or `$[id]`, or of single ones, not of both. */
function refuseMixedSteps(paths: readonly (readonly string[])[]): void {
  const isArrayStep = (part: string | undefined): boolean => part?.startsWith('$[') === true;
  for (const a of paths) {
    for (const b of paths) {
      const at = a.findIndex((part, i) => part !== b[i]);
      if (at >= 0 && at < b.length && isArrayStep(a[at]) !== isArrayStep(b[at])) refuse(40);
    }
  }
}

function refuseSamePath(a: readonly string[], b: readonly string[]): void {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.every((part, i) => part === longer[i])) refuse(2);
}

/** The document after the update: https://www.mongodb.com/docs/manual/reference/operator/update/ */
export function updated(before: Doc, update: Doc, surroundings: Surroundings): Doc {
  if (!operatorsOf(update)) return replaced(before, update);
  const steps = stepsOf(update)
    .filter(({ operator }) => operator !== '$setOnInsert' || surroundings.inserting)
    .flatMap((step) => concrete(before, step, surroundings));
  refuseConflicts(steps);
  // New fields appear in the order of their names, whatever the order in the update. A renamed field is new.
  const ordered = [...steps].sort((a, b) => comparePaths(landing(a), landing(b)));
  const after = ordered.reduce<Doc>((document, step) => applied(document, step), before);
  return equal(get(after, '_id'), get(before, '_id')) ? after : refuse(66);
}

const stepsOf = (update: Doc): Step[] =>
  update.v.flatMap(([operator, fields]): Step[] =>
    fields.t === 'object'
      ? fields.v.map(([path, argument]) => ({ operator, path: path.split('.'), argument }))
      : refuse(9),
  );

function replaced(before: Doc, replacement: Doc): Doc {
  const id = get(before, '_id');
  const given = get(replacement, '_id');
  if (given.t !== 'missing' && !equal(given, id)) return refuse(66);
  return { t: 'object', v: [['_id', id], ...replacement.v.filter(([key]) => key !== '_id')] };
}

const landing = ({ operator, path, argument }: Step): readonly string[] =>
  operator === '$rename' && argument.t === 'string' ? argument.v.split('.') : path;

function comparePaths(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, i) => part !== b[i]);
  if (at < 0) return a.length - b.length;
  const [x = '', y = ''] = [a[at], b[at]];
  if (/^\d+$/.test(x) && /^\d+$/.test(y)) return Number(x) - Number(y);
  return Buffer.compare(Buffer.from(x), Buffer.from(y));
}

function refuseConflicts(steps: readonly Step[]): void {
  const touched = steps.flatMap((step) => (step.operator === '$rename' ? [step.path, landing(step)] : [step.path]));
  touched.forEach((a, i) =>
    touched.forEach((b, j) => {
      if (i !== j && a.length <= b.length && a.every((part, k) => part === b[k])) refuse(40);
    }),
  );
}

/** Replaces `$`, `$[]` and `$[id]` by the positions that they stand for in this document. */
function concrete(document: Doc, step: Step, { filter, arrayFilters }: Surroundings): Step[] {
  const at = step.path.findIndex((part) => part.startsWith('$'));
  const part = step.path[at];
  if (part === undefined) return [step];
  const before = step.path.slice(0, at);
  const array = before.reduce<Value>(member, document);
  const positions = part === '$' ? [matchedPosition(array, before, filter)] : all(array, part, arrayFilters);
  return positions.flatMap((position) =>
    concrete(
      document,
      { ...step, path: [...before, String(position), ...step.path.slice(at + 1)] },
      { filter, arrayFilters },
    ),
  );
}

/** The first element that satisfies what the filter says about the array. */
function matchedPosition(array: Value, path: readonly string[], filter: Doc): number {
  const name = path.join('.');
  const condition = filter.v.find(([key]) => key === name || key.startsWith(`${name}.`));
  if (array.t !== 'array' || !condition) return refuse(2);
  const [key, wanted] = condition;
  const position = array.v.findIndex((element) => {
    const alone: Doc = { t: 'object', v: [[path[0] ?? '', nested(path.slice(1), list(element))]] };
    return matches(alone, { t: 'object', v: [[key, wanted]] });
  });
  return position < 0 ? refuse(2) : position;
}

const nested = (path: readonly string[], value: Value): Value =>
  path.reduceRight<Value>((inner, name) => ({ t: 'object', v: [[name, inner]] }), value);

function all(array: Value, part: string, arrayFilters: readonly Value[]): number[] {
  if (array.t !== 'array') return refuse(2);
  const id = part.slice(2, -1);
  if (id === '') return [...array.v.keys()];
  const filter = arrayFilters.find((candidate) => candidate.t === 'object' && candidate.v[0]?.[0].split('.')[0] === id);
  if (!filter) return refuse(2);
  return [...array.v.keys()].filter((i) => {
    const element = array.v[i] ?? MISSING;
    return matches({ t: 'object', v: [[id, element]] }, filter);
  });
}

/** A field of a document or an element of an array, by its name. */
function member(holder: Value, name: string): Value {
  if (holder.t === 'array') return isPosition(name) ? (holder.v[Number(name)] ?? MISSING) : MISSING;
  return get(holder, name);
}

/** Changes what a path names. Documents are made on the way; what is neither document nor array blocks it: 28. */
function change(holder: Value, path: readonly string[], to: (current: Value) => Value): Value {
  const [name = '', ...rest] = path;
  if (path.length === 0) return to(holder);
  if (holder.t === 'missing') {
    const made = change(MISSING, rest, to);
    return made.t === 'missing' ? MISSING : { t: 'object', v: [[name, made]] };
  }
  if (holder.t === 'object') return put(holder, name, change(get(holder, name), rest, to));
  if (holder.t !== 'array' || !isPosition(name)) return refuse(28);
  const made = change(member(holder, name), rest, to);
  return made.t === 'missing' ? holder : placed(holder, Number(name), made);
}

function placed(array: List, position: number, value: Value): List {
  const padding = Array.from({ length: Math.max(0, position - array.v.length) }, () => NULL);
  const padded = [...array.v, ...padding];
  padded[position] = value;
  return { t: 'array', v: padded };
}

/** Takes a field away; an element of an array becomes null. Where nothing is, nothing happens. */
function removed(holder: Value, path: readonly string[]): Value {
  const [name = '', ...rest] = path;
  const current = member(holder, name);
  if (current.t === 'missing') return holder;
  const after = rest.length > 0 ? removed(current, rest) : holder.t === 'array' ? NULL : MISSING;
  if (holder.t === 'array') return placed(holder, Number(name), after);
  return holder.t === 'object' ? put(holder, name, after) : holder;
}

function applied(document: Doc, { operator, path, argument }: Step): Doc {
  const to = (by: (current: Value) => Value): Doc => change(document, path, by) as Doc;
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return to(() => argument);
    case '$unset':
      return removed(document, path) as Doc;
    case '$inc':
      return to((current) => computed(current, argument, '$inc'));
    case '$mul':
      return to((current) => computed(current, argument, '$mul'));
    case '$min':
      return to((current) => (current.t === 'missing' || compare(argument, current) < 0 ? argument : current));
    case '$max':
      return to((current) => (current.t === 'missing' || compare(argument, current) > 0 ? argument : current));
    case '$rename':
      return renamed(document, path, argument);
    case '$push':
      return to((current) => pushed(arrayOr(current, 2), argument));
    case '$addToSet':
      return to((current) => setAdded(arrayOr(current, 2), argument));
    case '$pull':
      return to((current) => (current.t === 'missing' ? current : pulled(arrayOr(current, 2), argument)));
    case '$pullAll':
      return to((current) => {
        if (argument.t !== 'array') return refuse(2);
        if (current.t === 'missing') return current;
        return list(...arrayOr(current, 2).filter((element) => !argument.v.some((one) => equal(one, element))));
      });
    case '$pop': {
      const end = wholeNumber(argument, 9);
      if (end !== 1 && end !== -1) return refuse(9);
      return to((current) => {
        if (current.t === 'missing') return current;
        const array = arrayOr(current, 14);
        return list(...(end === 1 ? array.slice(0, -1) : array.slice(1)));
      });
    }
    default:
      return refuse(9);
  }
}

const arrayOr = (current: Value, code: number): readonly Value[] =>
  current.t === 'missing' ? [] : current.t === 'array' ? current.v : refuse(code);

function computed(current: Value, argument: Value, operator: '$inc' | '$mul'): Value {
  if (!isNumber(argument)) return refuse(14);
  if (current.t === 'missing') return operator === '$inc' ? argument : scale({ t: 'int', v: 0n }, argument);
  if (!isNumber(current)) return refuse(14);
  return operator === '$inc' ? increment(current, argument) : scale(current, argument);
}

function renamed(document: Doc, path: readonly string[], argument: Value): Doc {
  if (argument.t !== 'string') return refuse(2);
  const target = argument.v.split('.');
  if (passesArray(document, path)) return refuse(2);
  const value = path.reduce<Value>(member, document);
  if (value.t === 'missing') return document;
  if (passesArray(document, target)) return refuse(2);
  return removed(
    change(document, target, () => value),
    path,
  ) as Doc;
}

/** Whether an element of an array lies on the path: renaming knows only documents. */
const passesArray = (document: Doc, path: readonly string[]): boolean =>
  path.some((_, i) => i > 0 && path.slice(0, i).reduce<Value>(member, document).t === 'array');
