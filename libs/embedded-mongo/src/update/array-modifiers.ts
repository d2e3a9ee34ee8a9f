import { fail } from '../failure.js';
import { compileField, isFilter } from '../query/field.js';
import { compileFilter } from '../query/filter.js';
import { valueAt } from '../query/path.js';
import { parseSort } from '../query/sort.js';
import { compare, equal } from '../values/compare.js';
import { toNumber } from '../values/number.js';
import type { Document, Value } from '../values/types.js';
import { clone, isDocument, isNumeric, isRegex, typeName } from '../values/types.js';

/** The array to be changed; an absent field counts as empty. Any other value is refused with this code. */
export function arrayOf(current: Value, path: readonly string[], code: number): Value[] {
  if (current === undefined) return [];
  if (!Array.isArray(current)) {
    fail(code, `The field '${path.join('.')}' must be an array but is of type ${typeName(current)}`);
  }
  return current;
}

const CLAUSES = new Set(['$each', '$slice', '$sort', '$position']);

/** `$push`, with `$each`, `$position`, `$sort` and `$slice`, applied in this order. */
export function pushed(array: readonly Value[], argument: Value): Value[] {
  if (!isDocument(argument) || !Object.hasOwn(argument, '$each')) return [...array, clone(argument)];
  for (const clause of Object.keys(argument)) {
    if (!CLAUSES.has(clause)) fail(2, `Unrecognized clause in $push: ${clause}`);
  }
  const each = argument['$each'];
  if (!Array.isArray(each))
    fail(2, `The argument to $each in $push must be an array but it was of type: ${typeName(each)}`);
  const result = [...array];
  const position = argument['$position'] === undefined ? result.length : whole('$position', argument['$position']);
  const at = position < 0 ? Math.max(0, result.length + position) : position;
  result.splice(at, 0, ...each.map((value) => clone(value)));
  if (argument['$sort'] !== undefined) sortElements(result, argument['$sort']);
  if (argument['$slice'] === undefined) return result;
  const slice = whole('$slice', argument['$slice']);
  return slice < 0 ? result.slice(slice) : result.slice(0, slice);
}

function whole(clause: string, value: Value): number {
  if (!isNumeric(value) || !Number.isInteger(toNumber(value))) {
    fail(2, `The value for ${clause} must be an integer value but was given type: ${typeName(value)}`);
  }
  return toNumber(value);
}

function sortElements(array: Value[], order: Value): void {
  if (isNumeric(order)) {
    const direction = toNumber(order);
    if (direction !== 1 && direction !== -1) fail(2, 'The $sort element value must be either 1 or -1');
    array.sort((a, b) => direction * compare(a, b));
  } else if (isDocument(order)) {
    const fields = parseSort(order);
    if (fields.length === 0) fail(2, 'The $sort pattern is empty when it should be a set of fields.');
    array.sort((a, b) => {
      for (const { parts, direction } of fields) {
        // Unlike in a query, an array at the end of the path counts as a whole.
        const order = compare(valueAt(a, parts) ?? null, valueAt(b, parts) ?? null);
        if (order !== 0) return direction * order;
      }
      return 0;
    });
  } else fail(2, 'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields');
}

/** `$addToSet`: adds what is not there yet; documents are equal only with the same key order. */
export function addedToSet(array: readonly Value[], argument: Value): Value[] {
  const each = isDocument(argument) && Object.hasOwn(argument, '$each') ? argument['$each'] : [argument];
  if (!Array.isArray(each))
    fail(14, `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`);
  if (isDocument(argument) && Object.hasOwn(argument, '$each') && Object.keys(argument).length > 1) {
    fail(2, 'Found unexpected fields after $each in $addToSet');
  }
  const result = [...array];
  for (const value of each) if (!result.some((present) => equal(present, value))) result.push(clone(value));
  return result;
}

/** `$pull`: removes elements that match a condition, or equal a value. */
export function pulled(array: readonly Value[], condition: Value): Value[] {
  return array.filter(negated(pullTest(condition)));
}

/** Operators and patterns see an element as a field, and so look into arrays; a filter is for documents only. */
function pullTest(condition: Value): (element: Value) => boolean {
  if (isRegex(condition) || (isDocument(condition) && !isFilter(condition))) {
    const predicate = compileField('element', condition);
    return (element) => predicate({ element } as Document);
  }
  if (!isDocument(condition)) return (element) => element !== undefined && equal(element, condition);
  const predicate = compileFilter(condition);
  return (element) => isDocument(element) && predicate(element);
}

/** `$pullAll`: removes every element that equals one of the list. */
export function pulledAll(array: readonly Value[], values: Value): Value[] {
  if (!Array.isArray(values)) fail(2, `$pullAll requires an array argument but was given a ${typeName(values)}`);
  return array.filter((element) => !values.some((value) => equal(element, value)));
}

const negated =
  (test: (element: Value) => boolean) =>
  (element: Value): boolean =>
    !test(element);

/** `$pop`: removes the last (1) or the first (-1) element. */
export function popped(array: readonly Value[], end: Value): Value[] {
  const direction = isNumeric(end) ? toNumber(end) : 0;
  if (direction !== 1 && direction !== -1) fail(9, `$pop expects 1 or -1, found: ${String(direction)}`);
  return direction === 1 ? array.slice(0, -1) : array.slice(1);
}
