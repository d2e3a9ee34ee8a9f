import { fail } from '../failure.js';
import { isZero } from '../values/arithmetic.js';
import type { Value } from '../values/types.js';
import { isDocument, isNullish, isNumeric } from '../values/types.js';
import type { Variables } from './expression.js';

/** Whether a value counts as true: everything but false, null, missing and zero. */
export const truthy = (value: Value): boolean =>
  !(isNullish(value) || value === false || (isNumeric(value) && isZero(value)));

/** What an expression is computed on. */
export interface Scope {
  readonly root: Value;
  readonly variables: Variables;
}

/** A compiled expression; `undefined` is a missing value. */
export type Evaluator = (scope: Scope) => Value;

/** Compiles the arguments of an operator. */
export interface Compiler {
  compile(expression: Value): Evaluator;
  /** The same with further variables, as `$let` and `$map` add them. */
  within(names: readonly string[]): Compiler;
}

/** Compiles one operator from its raw argument. */
export type Operator = (argument: Value, compiler: Compiler) => Evaluator;

/** An operator on a list of any length. */
export function variadic(compute: (values: Value[]) => Value): Operator {
  return (argument, { compile }) => {
    const evaluators = (Array.isArray(argument) ? argument : [argument]).map(compile);
    return (scope) => compute(evaluators.map((evaluator) => evaluator(scope)));
  };
}

/**
 * Reads arguments from the left: the first that is null or missing makes the result null, the first wrong one before
 * it is refused by `read`.
 */
export function untilNullish<T>(
  values: readonly Value[],
  read: (value: Value) => T,
  compute: (read: T[]) => Value,
): Value {
  const found: T[] = [];
  for (const value of values) {
    if (isNullish(value)) return null;
    found.push(read(value));
  }
  return compute(found);
}

/** An operator on a fixed number of arguments, e.g. 2, or 1 to 2; otherwise code 16020. */
export function fixed(name: string, least: number, most: number, compute: (...values: Value[]) => Value): Operator {
  return (argument, compiler) => {
    const list = Array.isArray(argument) ? argument : [argument];
    if (list.length < least || list.length > most) {
      const wanted = least === most ? `exactly ${least}` : `at least ${least}, and at most ${most},`;
      fail(16020, `Expression ${name} takes ${wanted} arguments. ${list.length} were passed in.`);
    }
    return variadic((values) => compute(...values))(list, compiler);
  };
}

/** The raw arguments of an operator that takes a document of named ones; unknown names are refused. */
export function named(
  name: string,
  argument: Value,
  required: readonly string[],
  optional: readonly string[] = [],
): Readonly<Record<string, Value>> {
  if (!isDocument(argument)) fail(9, `${name} only supports an object as its argument`);
  for (const key of Object.keys(argument)) {
    if (!required.includes(key) && !optional.includes(key)) fail(9, `Unrecognized argument to ${name}: ${key}`);
  }
  for (const key of required) if (!Object.hasOwn(argument, key)) fail(9, `Missing '${key}' parameter to ${name}`);
  return argument;
}
