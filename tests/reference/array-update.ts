import { compare, equal } from './order.js';
import { operatorsOf, matches, matchesAsField, wholeNumber } from './query.js';
import type { Doc, Value } from './value.js';
import { get, isNumber, list, NULL, refuse } from './value.js';

/** `$push`: inserts at the position, then sorts, then cuts. */
export function pushed(array: readonly Value[], argument: Value): Value {
  const each = get(argument, '$each');
  if (argument.t !== 'object' || each.t === 'missing') return list(...array, argument);
  if (each.t !== 'array') return refuse(2);
  const at = clause(argument, '$position') ?? array.length;
  const position = at < 0 ? Math.max(0, array.length + at) : Math.min(at, array.length);
  const inserted = [...array.slice(0, position), ...each.v, ...array.slice(position)];
  const order = get(argument, '$sort');
  const sorted = order.t === 'missing' ? inserted : sortedBy(inserted, order);
  const slice = clause(argument, '$slice');
  if (slice === undefined) return list(...sorted);
  return list(...(slice < 0 ? sorted.slice(Math.max(0, sorted.length + slice)) : sorted.slice(0, slice)));
}

function clause(argument: Doc, name: string): number | undefined {
  const value = get(argument, name);
  return value.t === 'missing' ? undefined : wholeNumber(value, 2);
}

function sortedBy(values: readonly Value[], order: Value): Value[] {
  if (isNumber(order)) return [...values].sort((a, b) => wholeNumber(order, 2) * compare(a, b));
  if (order.t !== 'object') return refuse(2);
  return [...values].sort((a, b) => {
    for (const [path, direction] of order.v) {
      const result = compare(keyAt(a, path), keyAt(b, path)) * wholeNumber(direction, 2);
      if (result !== 0) return result;
    }
    return 0;
  });
}

/** The embedded field by which an element sorts, as it is; null if there is none. */
function keyAt(element: Value, path: string): Value {
  const value = path.split('.').reduce<Value>((at, name) => get(at, name), element);
  return value.t === 'missing' ? NULL : value;
}

/** `$addToSet`: adds each value that no element equals. */
export function setAdded(array: readonly Value[], argument: Value): Value {
  const each = argument.t === 'object' ? get(argument, '$each') : NULL;
  const values = each.t === 'array' ? each.v : [argument];
  return values.reduce<Value>(
    (set, value) => (set.t === 'array' && !set.v.some((one) => equal(one, value)) ? list(...set.v, value) : set),
    list(...array),
  );
}

const isLogical = (condition: Doc): boolean => ['$and', '$or', '$nor'].includes(condition.v[0]?.[0] ?? '');

/** `$pull`: a document is a filter over the documents among the elements, operators are for every element. */
export function pulled(array: readonly Value[], condition: Value): Value {
  return list(
    ...array.filter((element) => {
      if (condition.t === 'regex') return !matchesAsField(element, condition);
      if (condition.t === 'object' && operatorsOf(condition) && !isLogical(condition))
        return !matchesAsField(element, condition);
      if (condition.t === 'object') return !(element.t === 'object' && matches(element, condition));
      return !equal(element, condition);
    }),
  );
}
