import { MaxKey, MinKey } from 'bson';
import { fail } from '../failure.js';
import { compare } from '../values/compare.js';
import { exact, isNaNumber, powerOfTen, toNumber } from '../values/number.js';
import type { Document, Value } from '../values/types.js';
import { isDocument, isNullish, isNumeric, isOperators, isRegex, typeRank } from '../values/types.js';
import type { Predicate } from './filter.js';
import { compileFilter } from './filter.js';
import { candidatesAt, valuesAt } from './path.js';
import { toRegExp } from './regex.js';
import { typeTest } from './type-test.js';

/** Whether one value passes. */
export type Test = (value: Value) => boolean;

type Range = '$gt' | '$gte' | '$lt' | '$lte';

/** Compiles what a filter says about one path: a value, a pattern, or a document of operators. */
export function compileField(path: string, condition: Value): Predicate {
  return compileAt(path.split('.'), condition);
}

function compileAt(parts: readonly string[], condition: Value): Predicate {
  if (isRegex(condition)) return anyOf(parts, regexTest(condition));
  if (!isOperators(condition)) return anyOf(parts, equalTest(condition));
  const predicates = Object.keys(condition).map((operator) => compileOperator(parts, operator, condition));
  const [only] = predicates;
  if (predicates.length === 1 && only) return only;
  return (document) => predicates.every((predicate) => predicate(document));
}

/** An empty path stands for an array element itself, into which a condition does not look if it is an array again. */
const anyOf = (parts: readonly string[], test: Test): Predicate =>
  parts.length === 0 ? test : (document) => candidatesAt(document, parts).some(test);

const anyEnd =
  (parts: readonly string[], test: Test): Predicate =>
  (document) =>
    valuesAt(document, parts).some(test);

const not =
  (predicate: Predicate): Predicate =>
  (document) =>
    !predicate(document);

/** Equality to a value; null also matches a missing field. */
export function equalTest(wanted: Value): Test {
  if (isNullish(wanted)) return isNullish;
  return (value) => value !== undefined && compare(value, wanted) === 0;
}

/** A pattern matches text, and a stored pattern that is the same. */
function regexTest(pattern: Value, options?: Value): Test {
  const regex = toRegExp(pattern, options);
  const source = isRegex(pattern) ? pattern.pattern : pattern;
  const flags = options ?? (isRegex(pattern) ? pattern.options : '');
  return (value) =>
    typeof value === 'string'
      ? regex.test(value)
      : isRegex(value) && value.pattern === source && value.options === flags;
}

/** Order within one type: numbers never match strings. Only MinKey and MaxKey compare with everything. */
export function rangeTest(operator: Range, bound: Value): Test {
  const inclusive = operator === '$gte' || operator === '$lte';
  if (isNullish(bound)) return inclusive ? isNullish : () => false;
  if (isRegex(bound)) fail(2, `Can't have RegEx as arg to predicate over field`);
  const wanted = operator === '$gt' || operator === '$gte' ? 1 : -1;
  const open = bound instanceof MinKey || bound instanceof MaxKey;
  const rank = typeRank(bound);
  const boundIsNaN = isNumeric(bound) && isNaNumber(bound);
  return (value) => {
    if (!open && (value === undefined || typeRank(value) !== rank)) return false;
    const valueIsNaN = isNumeric(value) && isNaNumber(value);
    if (valueIsNaN || boundIsNaN) return inclusive && valueIsNaN && boundIsNaN;
    const order = Math.sign(compare(value, bound));
    return order === wanted || (inclusive && order === 0);
  };
}

function compileOperator(parts: readonly string[], operator: string, all: Document): Predicate {
  const argument = all[operator];
  switch (operator) {
    case '$eq':
      return anyOf(parts, equalTest(argument));
    case '$ne':
      if (isRegex(argument)) fail(2, "Can't have regex as arg to $ne.");
      return not(anyOf(parts, equalTest(argument)));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return anyOf(parts, rangeTest(operator, argument));
    case '$in':
      return compileIn(parts, operator, argument);
    case '$nin':
      return not(compileIn(parts, operator, argument));
    case '$not':
      if (!isRegex(argument) && !isOperators(argument)) fail(2, '$not needs a regex or a document');
      return not(compileAt(parts, argument));
    case '$exists': {
      const wanted = !isNullish(argument) && argument !== false && !(isNumeric(argument) && toNumber(argument) === 0);
      return (document) => valuesAt(document, parts).some((value) => value !== undefined) === wanted;
    }
    case '$type': {
      const test = typeTest(argument);
      return anyOf(parts, test);
    }
    case '$size': {
      const size = wholeNumber(argument, 'Failed to parse $size. Expected a number');
      if (size < 0) fail(2, 'Failed to parse $size. Expected a non-negative number');
      return anyEnd(parts, (value) => Array.isArray(value) && value.length === size);
    }
    case '$all':
      return compileAll(parts, argument);
    case '$elemMatch': {
      if (!isDocument(argument)) fail(2, '$elemMatch needs an Object');
      const test = compileElement(argument);
      return anyEnd(parts, (value) => Array.isArray(value) && value.some(test));
    }
    case '$regex':
      return anyOf(parts, regexTest(argument, all['$options']));
    case '$options':
      if (!Object.hasOwn(all, '$regex')) fail(2, '$options needs a $regex');
      return () => true;
    case '$mod':
      return anyOf(parts, modTest(argument));
    case '$comment':
      return () => true;
    default:
      return fail(2, `unknown operator: ${operator}`);
  }
}

function wholeNumber(value: Value, message: string): number {
  if (!isNumeric(value) || !Number.isInteger(toNumber(value))) fail(2, message);
  return toNumber(value);
}

function compileIn(parts: readonly string[], operator: string, argument: Value): Predicate {
  if (!Array.isArray(argument)) fail(2, `${operator} needs an array`);
  const tests = argument.map((value) => {
    if (isRegex(value)) return regexTest(value);
    return isOperators(value) ? fail(2, `cannot nest $ under ${operator}`) : equalTest(value);
  });
  return anyOf(parts, (value) => tests.some((test) => test(value)));
}

function compileAll(parts: readonly string[], argument: Value): Predicate {
  if (!Array.isArray(argument)) fail(2, '$all needs an array');
  const predicates = argument.map((value) => {
    if (!isOperators(value)) return compileAt(parts, isRegex(value) ? value : { $eq: value });
    if (Object.keys(value).join() !== '$elemMatch') fail(2, 'no $ expressions in $all');
    return compileAt(parts, value);
  });
  return (document) => predicates.length > 0 && predicates.every((predicate) => predicate(document));
}

/** Compiles the condition of `$elemMatch` on one array element: operators on it, or a filter over it. */
export function compileElement(condition: Document): Test {
  if (!isFilter(condition)) {
    const predicate = compileAt([], condition);
    return (value) => predicate(value as Document);
  }
  const predicate = compileFilter(condition);
  // An array among the elements is matched by its positions, as if it were a document.
  return (value) =>
    isDocument(value) ? predicate(value) : Array.isArray(value) && predicate(Object.fromEntries(value.entries()));
}

/** A condition that speaks of the fields of a document, as opposed to operators on the value itself. */
export const isFilter = (condition: Document): boolean =>
  !isOperators(condition) || ['$and', '$or', '$nor', '$expr'].includes(Object.keys(condition)[0] ?? '');

/** Integer part of a number, or nothing if it has none. */
function wholePart(value: Value): bigint | undefined {
  if (!isNumeric(value)) return undefined;
  const parts = exact(value);
  if (typeof parts === 'string') return undefined;
  return parts.exponent >= 0
    ? parts.coefficient * powerOfTen(parts.exponent)
    : parts.coefficient / powerOfTen(-parts.exponent);
}

function modTest(argument: Value): Test {
  if (!Array.isArray(argument)) fail(2, 'malformed mod, needs to be an array');
  if (argument.length !== 2) fail(2, `malformed mod, ${argument.length < 2 ? 'not enough' : 'too many'} elements`);
  const divisor = wholePart(argument[0]);
  const wanted = wholePart(argument[1]);
  if (divisor === undefined || wanted === undefined) fail(2, 'malformed mod, divisor and remainder must be numbers');
  if (divisor === 0n) fail(2, 'divisor cannot be 0');
  return (value) => {
    const whole = wholePart(value);
    return whole !== undefined && whole % divisor === wanted;
  };
}
