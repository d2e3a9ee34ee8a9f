import { fail } from '../../failure.js';
import { parseSort, sortKey } from '../../query/sort.js';
import { compare, equal } from '../../values/compare.js';
import { toNumber } from '../../values/number.js';
import type { Document, Value } from '../../values/types.js';
import { field, int, isDocument, isNullish, isNumeric, setField, typeName } from '../../values/types.js';
import type { Evaluator, Operator, Scope } from '../operator.js';
import { fixed, named, truthy, untilNullish, variadic } from '../operator.js';
import { checkName } from './logic.js';

function listOf(name: string, value: Value, code = 28689): Value[] {
  return Array.isArray(value) ? value : fail(code, `${name} requires an array, found: ${typeName(value)}`);
}

function wholeOf(name: string, value: Value): number {
  const number = isNumeric(value) ? toNumber(value) : Number.NaN;
  return Number.isInteger(number) ? number : fail(28690, `${name} requires a whole number, found: ${typeName(value)}`);
}

const bind = (scope: Scope, added: Readonly<Record<string, Value>>): Scope => ({
  root: scope.root,
  variables: { ...scope.variables, ...added },
});

const map: Operator = (argument, compiler) => {
  const { input, as = 'this', in: body } = named('$map', argument, ['input', 'in'], ['as']);
  const name = String(as);
  checkName(name);
  const list = compiler.compile(input);
  const each = compiler.within([name]).compile(body);
  return (scope) => {
    const value = list(scope);
    if (isNullish(value)) return null;
    return listOf('$map', value, 16883).map((element) => each(bind(scope, { [name]: element })) ?? null);
  };
};

const filter: Operator = (argument, compiler) => {
  const { input, as = 'this', cond, limit } = named('$filter', argument, ['input', 'cond'], ['as', 'limit']);
  const name = String(as);
  checkName(name);
  const list = compiler.compile(input);
  const test = compiler.within([name]).compile(cond);
  const most: Evaluator | undefined = limit === undefined ? undefined : compiler.compile(limit);
  return (scope) => {
    const value = list(scope);
    if (isNullish(value)) return null;
    const kept = listOf('$filter', value, 28651).filter((element) => truthy(test(bind(scope, { [name]: element }))));
    return most ? kept.slice(0, wholeOf('$filter', most(scope))) : kept;
  };
};

const reduce: Operator = (argument, compiler) => {
  const { input, initialValue, in: body } = named('$reduce', argument, ['input', 'initialValue', 'in']);
  const list = compiler.compile(input);
  const start = compiler.compile(initialValue);
  const each = compiler.within(['value', 'this']).compile(body);
  return (scope) => {
    const value = list(scope);
    if (isNullish(value)) return null;
    let total = start(scope);
    for (const element of listOf('$reduce', value, 40080)) total = each(bind(scope, { value: total, this: element }));
    return total;
  };
};

const sortArray: Operator = (argument, compiler) => {
  const { input, sortBy } = named('$sortArray', argument, ['input', 'sortBy']);
  const list = compiler.compile(input);
  const direction = isNumeric(sortBy) ? toNumber(sortBy) : 0;
  if (!isDocument(sortBy) && Math.abs(direction) !== 1) fail(2942505, '$sortArray needs 1, -1 or a sort specification');
  const fields = isDocument(sortBy) ? parseSort(sortBy) : undefined;
  return (scope) => {
    const value = list(scope);
    if (isNullish(value)) return null;
    const copy = [...listOf('$sortArray', value, 2942504)];
    return fields
      ? copy.sort((a, b) => Buffer.compare(sortKey(a, fields), sortKey(b, fields)))
      : copy.sort((a, b) => direction * compare(a, b));
  };
};

const getField: Operator = (argument, compiler) => {
  const short = !isDocument(argument) || !Object.hasOwn(argument, 'field');
  const parts = short ? { field: argument, input: '$$CURRENT' } : named('$getField', argument, ['field'], ['input']);
  const name = compiler.compile(parts['field']);
  const input = compiler.compile(parts['input'] ?? '$$CURRENT');
  return (scope) => {
    const document = input(scope);
    const key = name(scope);
    if (typeof key !== 'string') return fail(5654602, '$getField requires a field name');
    return isDocument(document) ? field(document, key) : isNullish(document) ? null : undefined;
  };
};

function slice(list: Value, first: Value, second: Value): Value {
  if (isNullish(list) || isNullish(first)) return null;
  const array = listOf('$slice', list, 28724);
  const position = wholeOf('$slice', first);
  if (second === undefined) return position < 0 ? array.slice(position) : array.slice(0, position);
  const length = wholeOf('$slice', second);
  if (length <= 0) fail(28729, 'Third argument to $slice must be positive');
  const start = position < 0 ? Math.max(0, array.length + position) : position;
  return array.slice(start, start + length);
}

function range(start: Value, end: Value, step: Value = int(1)): Value {
  const [from, to, by] = [start, end, step].map((value) => wholeOf('$range', value));
  if (from === undefined || to === undefined || by === undefined || by === 0)
    return fail(34449, '$range requires a non-zero step value');
  const result: Value[] = [];
  for (let i = from; by > 0 ? i < to : i > to; i += by) result.push(int(i));
  return result;
}

function merged(values: readonly Value[]): Value {
  const result: Document = {};
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isDocument(value))
      return fail(40400, `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`);
    for (const [key, inner] of Object.entries(value)) setField(result, key, inner);
  }
  return result;
}

function arrayToObject(list: Value): Value {
  if (isNullish(list)) return null;
  const result: Document = {};
  for (const entry of listOf('$arrayToObject', list, 40386)) {
    const [key, value] = Array.isArray(entry) ? entry : isDocument(entry) ? [entry['k'], entry['v']] : [];
    if (typeof key !== 'string')
      return fail(40394, '$arrayToObject requires arrays of [key, value] or {k, v} with string keys');
    setField(result, key, value ?? null);
  }
  return result;
}

/** Expressions on arrays and on documents as lists of fields. */
export const arrayOperators: [string, Operator][] = [
  ['$map', map],
  ['$filter', filter],
  ['$reduce', reduce],
  ['$sortArray', sortArray],
  ['$getField', getField],
  ['$size', fixed('$size', 1, 1, (list) => int(listOf('The argument to $size', list, 17124).length))],
  ['$isArray', fixed('$isArray', 1, 1, (value) => Array.isArray(value))],
  [
    '$arrayElemAt',
    fixed('$arrayElemAt', 2, 2, (list, position) =>
      isNullish(list) || isNullish(position)
        ? null
        : listOf('$arrayElemAt', list).at(wholeOf('$arrayElemAt', position)),
    ),
  ],
  ['$first', fixed('$first', 1, 1, (list) => (isNullish(list) ? null : listOf('$first', list)[0]))],
  ['$last', fixed('$last', 1, 1, (list) => (isNullish(list) ? null : listOf('$last', list).at(-1)))],
  [
    '$concatArrays',
    variadic((lists) =>
      untilNullish(
        lists,
        (list) => listOf('$concatArrays', list, 28664),
        (found) => found.flat(),
      ),
    ),
  ],
  ['$in', fixed('$in', 2, 2, (value, list) => listOf('$in', list, 40081).some((element) => equal(element, value)))],
  [
    '$indexOfArray',
    fixed('$indexOfArray', 2, 2, (list, value) =>
      isNullish(list) ? null : int(listOf('$indexOfArray', list, 40090).findIndex((element) => equal(element, value))),
    ),
  ],
  [
    '$reverseArray',
    fixed('$reverseArray', 1, 1, (list) =>
      isNullish(list) ? null : [...listOf('$reverseArray', list, 34435)].reverse(),
    ),
  ],
  ['$slice', fixed('$slice', 2, 3, slice)],
  ['$range', fixed('$range', 2, 3, range)],
  ['$mergeObjects', variadic((values) => merged(values.length === 1 && Array.isArray(values[0]) ? values[0] : values))],
  [
    '$objectToArray',
    fixed('$objectToArray', 1, 1, (value) => {
      if (isNullish(value)) return null;
      if (!isDocument(value)) return fail(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
      return Object.entries(value).map(([k, v]): Document => ({ k, v }));
    }),
  ],
  ['$arrayToObject', fixed('$arrayToObject', 1, 1, arrayToObject)],
];
