import { evaluate } from './expression.js';
import { isNaNValue, nearest, truncated, whole } from './number.js';
import { compare, equal, place } from './order.js';
import { truthy } from './truth.js';
import type { Doc, List, Value } from './value.js';
import { get, isNullish, isNumber, MISSING, refuse } from './value.js';

/** What a path reaches. `whole` values end the path; their elements count as well, if they are arrays. */
export function reach(value: Value, parts: readonly string[]): Value[] {
  const [part, ...rest] = parts;
  if (part === undefined) return [value];
  if (value.t === 'object') return reach(get(value, part), rest);
  if (value.t === 'array') {
    const byPosition = isPosition(part) ? (value.v[Number(part)] ?? undefined) : undefined;
    return [
      ...(byPosition ? reach(byPosition, rest) : []),
      ...value.v.filter((element) => element.t === 'object').flatMap((element) => reach(element, parts)),
    ];
  }
  return [MISSING];
}

export const isPosition = (part: string): boolean => /^(0|[1-9][0-9]*)$/.test(part);

/** Whether the document matches the filter: https://www.mongodb.com/docs/manual/reference/operator/query/ */
export function matches(document: Doc, filter: Value): boolean {
  if (filter.t !== 'object') return refuse(2);
  return filter.v.every(([key, condition]) => {
    switch (key) {
      case '$and':
        return parts(condition).every((part) => matches(document, part));
      case '$or':
        return parts(condition).some((part) => matches(document, part));
      case '$nor':
        return !parts(condition).some((part) => matches(document, part));
      case '$expr':
        return truthy(evaluate(condition, document));
      default:
        return key.startsWith('$') ? refuse(2) : matchesField(document, key.split('.'), condition);
    }
  });
}

const parts = (condition: Value): readonly Value[] =>
  condition.t === 'array' && condition.v.length > 0 ? condition.v : refuse(2);

/** The document if it is one of operators, `{$gt: 1}`, as opposed to a document to compare with. */
export const operatorsOf = (condition: Value): Doc | undefined =>
  condition.t === 'object' && condition.v[0]?.[0].startsWith('$') === true ? condition : undefined;

function matchesField(document: Value, path: readonly string[], condition: Value): boolean {
  const operators = operatorsOf(condition);
  if (!operators) return some(document, path, (value) => equals(value, condition));
  return operators.v.every(([operator, argument]) => matchesOperator(document, path, operator, argument));
}

/** A condition on a field holds if it holds for the value itself or, of an array, for one of its elements. */
function some(document: Value, path: readonly string[], test: (value: Value) => boolean): boolean {
  return reach(document, path).some((value) => test(value) || (value.t === 'array' && value.v.some(test)));
}

function matchesOperator(document: Value, path: readonly string[], operator: string, argument: Value): boolean {
  switch (operator) {
    case '$ne':
      return !matchesOperator(document, path, '$eq', argument);
    case '$nin':
      return !matchesOperator(document, path, '$in', argument);
    case '$not':
      return !matchesField(document, path, argument);
    case '$exists':
      return reach(document, path).some((value) => value.t !== 'missing') === truthy(argument);
    case '$size':
    case '$elemMatch':
      return reach(document, path).some((value) => holds(value, operator, argument));
    case '$all':
      if (argument.t !== 'array') return refuse(2);
      return (
        argument.v.length > 0 &&
        argument.v.every((wanted) =>
          operatorsOf(wanted) ? matchesField(document, path, wanted) : matchesOperator(document, path, '$eq', wanted),
        )
      );
    default:
      return some(document, path, (value) => holds(value, operator, argument));
  }
}

/** Whether one operator holds for one value, not looking into it if it is an array. */
function holds(value: Value, operator: string, argument: Value): boolean {
  switch (operator) {
    case '$eq':
      return equals(value, argument);
    case '$ne':
      return !equals(value, argument);
    case '$gt':
      return comparable(value, argument) && compare(value, argument) > 0;
    case '$lt':
      return comparable(value, argument) && compare(value, argument) < 0;
    case '$gte':
      return equalsInRange(value, argument) || holds(value, '$gt', argument);
    case '$lte':
      return equalsInRange(value, argument) || holds(value, '$lt', argument);
    case '$in':
      return argument.t === 'array' ? argument.v.some((wanted) => equals(value, wanted)) : refuse(2);
    case '$nin':
      return !holds(value, '$in', argument);
    case '$type':
      return (argument.t === 'array' ? argument.v : [argument]).some((type) => isOfType(value, type));
    case '$regex':
      return argument.t === 'string' ? equals(value, { t: 'regex', v: argument.v, options: '' }) : refuse(2);
    case '$mod':
      return modulo(value, argument);
    case '$all':
      return argument.t === 'array' && argument.v.length > 0 && argument.v.every((wanted) => equals(value, wanted));
    case '$size':
      return value.t === 'array' && isNumber(argument) && value.v.length === nearest(argument);
    case '$exists':
      return truthy(argument);
    case '$not':
      return operatorsOf(argument)?.v.every(([inner, given]) => holds(value, inner, given)) === false;
    case '$elemMatch':
      return value.t === 'array' && value.v.some((element) => matchesElement(element, argument));
    default:
      return refuse(2);
  }
}

/** An element matches if its operators hold for the element itself, or if the filter matches it as a document. */
function matchesElement(element: Value, condition: Value): boolean {
  const operators = operatorsOf(condition);
  if (operators && !['$and', '$or', '$nor'].includes(operators.v[0]?.[0] ?? '')) {
    return operators.v.every(([operator, argument]) => holds(element, operator, argument));
  }
  if (element.t === 'array') return matches(byPosition(element), condition);
  return element.t === 'object' && matches(element, condition);
}

/** An array inside an array counts as a document whose fields are its positions. */
const byPosition = (array: List): Doc => ({ t: 'object', v: array.v.map((value, i) => [String(i), value] as const) });

function equals(value: Value, wanted: Value): boolean {
  if (isNullish(wanted)) return isNullish(value);
  if (wanted.t === 'regex' && value.t === 'string') return new RegExp(wanted.v, `u${wanted.options}`).test(value.v);
  return value.t !== 'missing' && compare(value, wanted) === 0;
}

const equalsInRange = (value: Value, wanted: Value): boolean =>
  isNullish(wanted) ? isNullish(value) : equal(value, wanted);

/** A range looks at values of its own type only, and NaN is neither more nor less than anything. */
function comparable(value: Value, bound: Value): boolean {
  if (value.t === 'missing' || place(value) !== place(bound)) return false;
  return !(isNumber(value) && isNaNValue(value)) && !(isNumber(bound) && isNaNValue(bound));
}

function isOfType(value: Value, type: Value): boolean {
  if (type.t !== 'string') return refuse(14);
  return type.v === 'number' ? isNumber(value) : value.t === type.v && value.t !== 'missing';
}

function modulo(value: Value, argument: Value): boolean {
  const [divisor, rest] = argument.t === 'array' ? argument.v : [];
  if (!divisor || !rest || !isNumber(divisor) || !isNumber(rest)) return refuse(2);
  const by = truncated(divisor);
  if (by === undefined || by === 0n) return refuse(2);
  const dividend = isNumber(value) ? truncated(value) : undefined;
  return dividend !== undefined && dividend % by === truncated(rest);
}

/** Matches one array element that `$pull` looks at, as if it were a field, so that arrays in it are looked into. */
export const matchesAsField = (element: Value, condition: Value): boolean =>
  matchesField({ t: 'object', v: [['it', element]] }, ['it'], condition);

/** The whole number that an argument must be. */
export const wholeNumber = (value: Value, code: number): number => {
  const number = isNumber(value) ? whole(value) : undefined;
  return number === undefined ? refuse(code) : Number(number);
};
