import { fail } from '../../failure.js';
import { Budget } from '../../query/budget.js';
import { compileFilter } from '../../query/filter.js';
import { parseSort, sorting } from '../../query/sort.js';
import { flatMapped, PAUSE, sliced, steadily } from '../../query/stream.js';
import { sizeOf } from '../../values/codec.js';
import { integer, toNumber } from '../../values/number.js';
import type { Document, Value } from '../../values/types.js';
import { field, isDocument, isNumeric, setField } from '../../values/types.js';
import type { Stage, StageBuilder } from '../stage.js';

const match: StageBuilder = (specification, { variables }) => {
  if (!isDocument(specification)) fail(15959, 'the match filter must be an expression in an object');
  const matches = compileFilter(specification, variables);
  return (input) => flatMapped(input, (document) => (matches(document) ? [document] : []));
};

const sort: StageBuilder = (specification) => {
  if (!isDocument(specification)) fail(15973, 'the $sort key specification must be an object');
  const fields = parseSort(specification);
  if (fields.length === 0) fail(15976, '$sort stage must have at least one sort key');
  return (input) => sorting(input, fields, (document) => document);
};

function wholeNumber(name: string, value: Value, least: number, code: number): number {
  const number = isNumeric(value) ? toNumber(value) : Number.NaN;
  if (!Number.isInteger(number) || number < least)
    fail(code, `the ${name} must be a whole number of at least ${least}`);
  return number;
}

const limit: StageBuilder = (specification) => {
  const most = wholeNumber('limit', specification, 1, 15958);
  return (input) => sliced(input, 0, most);
};

const skip: StageBuilder = (specification) => {
  const first = wholeNumber('skip', specification, 0, 15956);
  return (input) => sliced(input, first, 0);
};

const count: StageBuilder = (specification) => {
  const name =
    typeof specification === 'string' ? specification : fail(40156, 'the count field must be a non-empty string');
  if (name === '' || name.startsWith('$') || name.includes('.'))
    fail(40158, 'the count field cannot be empty, start with $ or contain .');
  return function* (input) {
    let counted = 0;
    for (const document of input) {
      if (document === PAUSE) yield PAUSE;
      else counted += 1;
    }
    if (counted > 0) yield { [name]: integer(counted) };
  };
};

const unwind: StageBuilder = (specification) => {
  const options: Document = isDocument(specification) ? specification : { path: specification };
  for (const key of Object.keys(options)) {
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(key)) {
      fail(28811, `unrecognized option to $unwind stage: ${key}`);
    }
  }
  const { path, includeArrayIndex: position, preserveNullAndEmptyArrays: keep } = options;
  if (typeof path !== 'string') return fail(28808, 'path option to $unwind stage must be a string');
  if (!path.startsWith('$')) fail(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (position !== undefined && (typeof position !== 'string' || position === '' || position.startsWith('$'))) {
    fail(28810, 'includeArrayIndex option to $unwind stage must be a field name');
  }
  if (keep !== undefined && typeof keep !== 'boolean')
    fail(28809, 'preserveNullAndEmptyArrays option to $unwind stage must be a boolean');
  const parts = path.slice(1).split('.');
  const place = typeof position === 'string' ? position.split('.') : undefined;
  return (input) => flatMapped(input, (document) => unwound(document, parts, place, keep === true));
};

function* unwound(
  document: Document,
  parts: readonly string[],
  place: readonly string[] | undefined,
  keep: boolean,
): Generator<Document> {
  let value: Value = document;
  for (const part of parts) value = isDocument(value) ? field(value, part) : undefined;
  const emit = (element: Value, position: Value): Document => {
    const result = withPath(document, parts, element);
    return place ? withPath(result, place, position) : result;
  };
  if (Array.isArray(value) && value.length > 0) {
    for (const [i, element] of value.entries()) yield emit(element, integer(i));
  } else if (Array.isArray(value) || value === undefined || value === null) {
    if (keep) yield emit(Array.isArray(value) ? undefined : value, null);
  } else yield emit(value, null);
}

/** A copy with one path set, or removed for a missing value; the rest is shared. */
export function withPath(document: Document, parts: readonly string[], value: Value): Document {
  const [name = '', ...rest] = parts;
  const copy: Document = { ...document };
  if (rest.length > 0) {
    const inner = field(document, name);
    if (value === undefined && !isDocument(inner)) return copy;
    setField(copy, name, withPath(isDocument(inner) ? inner : {}, rest, value));
  } else if (value === undefined) delete copy[name];
  else setField(copy, name, value);
  return copy;
}

const facet: StageBuilder = (specification, context) => {
  if (!isDocument(specification) || Object.keys(specification).length === 0) {
    return fail(40169, 'the $facet specification must be a non-empty object');
  }
  const stages = Object.entries(specification).map(([name, pipeline]): [string, Stage] => {
    if (!Array.isArray(pipeline)) return fail(40170, `arguments to $facet must be arrays, ${name} is not`);
    const inner = pipeline.flatMap((stage) => (isDocument(stage) ? Object.keys(stage) : []));
    if (inner.includes('$facet')) fail(40600, '$facet is not allowed to be used within a $facet stage');
    return [name, context.pipeline(pipeline, context.variables)];
  });
  return function* (input) {
    const budget = new Budget('$facet');
    const documents: Document[] = [];
    for (const document of input) {
      if (document === PAUSE) yield PAUSE;
      else {
        documents.push(document);
        budget.take(sizeOf(document));
        budget.check();
      }
    }
    const result: Document = {};
    for (const [name, stage] of stages) result[name] = [...steadily(stage(documents))];
    yield result;
  };
};

/** Stages that choose, order and count documents. */
export const selectStages: [string, StageBuilder][] = [
  ['$match', match],
  ['$sort', sort],
  ['$limit', limit],
  ['$skip', skip],
  ['$count', count],
  ['$unwind', unwind],
  ['$facet', facet],
];
