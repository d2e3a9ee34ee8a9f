import { fail } from '../../failure.js';
import { compare } from '../../values/compare.js';
import type { Value } from '../../values/types.js';
import { int, isDocument, isNullish } from '../../values/types.js';
import type { Operator } from '../operator.js';
import { fixed, named, truthy } from '../operator.js';

/** Missing comes before null here, unlike in a query. */
function order(a: Value, b: Value): number {
  const result = Math.sign(compare(a, b));
  return result !== 0 || (a === undefined) === (b === undefined) ? result : a === undefined ? -1 : 1;
}

const comparison = (name: string, test: (order: number) => boolean): [string, Operator] => [
  name,
  fixed(name, 2, 2, (a, b) => test(order(a, b))),
];

const all = (argument: Value): Value[] => (Array.isArray(argument) ? argument : [argument]);

const cond: Operator = (argument, { compile }) => {
  const list = Array.isArray(argument) ? argument : Object.values(namedCond(argument));
  if (list.length !== 3) fail(16020, `Expression $cond takes exactly 3 arguments. ${list.length} were passed in.`);
  const [test, yes, no] = list.map(compile);
  return (scope) => (truthy(test?.(scope)) ? yes?.(scope) : no?.(scope));
};

function namedCond(argument: Value): Record<string, Value> {
  const parts = named('$cond', argument, ['if', 'then', 'else']);
  return { if: parts['if'], then: parts['then'], else: parts['else'] };
}

const switchOf: Operator = (argument, { compile }) => {
  const parts = named('$switch', argument, ['branches'], ['default']);
  const list = parts['branches'];
  if (!Array.isArray(list) || list.length === 0) fail(40068, '$switch requires at least one branch.');
  const branches = list.map((branch) => {
    const { case: test, then } = named('$switch', branch, ['case', 'then']);
    return { test: compile(test), then: compile(then) };
  });
  const otherwise = Object.hasOwn(parts, 'default') ? compile(parts['default']) : undefined;
  return (scope) => {
    const branch = branches.find(({ test }) => truthy(test(scope)));
    if (branch) return branch.then(scope);
    return otherwise
      ? otherwise(scope)
      : fail(40066, '$switch could not find a matching branch for an input, and no default was specified.');
  };
};

const letOf: Operator = (argument, compiler) => {
  const { vars, in: body } = named('$let', argument, ['vars', 'in']);
  if (!isDocument(vars)) fail(16874, 'invalid parameter: expected an object (vars)');
  const names = Object.keys(vars);
  for (const name of names) checkName(name);
  const values = names.map((name) => [name, compiler.compile(vars[name])] as const);
  const result = compiler.within(names).compile(body);
  return (scope) => {
    const added = Object.fromEntries(values.map(([name, value]) => [name, value(scope)]));
    return result({ root: scope.root, variables: { ...scope.variables, ...added } });
  };
};

/** Names of one's own begin with a small letter; the others belong to the server. */
export function checkName(name: string): void {
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name))
    fail(16867, `'${name}' is not a valid name for a user-defined variable`);
}

/** Comparison, boolean and conditional expressions. */
export const logicOperators: [string, Operator][] = [
  comparison('$eq', (o) => o === 0),
  comparison('$ne', (o) => o !== 0),
  comparison('$gt', (o) => o > 0),
  comparison('$gte', (o) => o >= 0),
  comparison('$lt', (o) => o < 0),
  comparison('$lte', (o) => o <= 0),
  ['$cmp', fixed('$cmp', 2, 2, (a, b) => int(order(a, b)))],
  ['$not', fixed('$not', 1, 1, (value) => !truthy(value))],
  [
    '$and',
    (argument, { compile }) => {
      const parts = all(argument).map(compile);
      return (scope) => parts.every((part) => truthy(part(scope)));
    },
  ],
  [
    '$or',
    (argument, { compile }) => {
      const parts = all(argument).map(compile);
      return (scope) => parts.some((part) => truthy(part(scope)));
    },
  ],
  [
    '$ifNull',
    (argument, { compile }) => {
      const parts = all(argument).map(compile);
      if (parts.length < 2) fail(1257300, '$ifNull needs at least two arguments');
      return (scope) => {
        let value: Value;
        for (const part of parts) {
          value = part(scope);
          if (!isNullish(value)) break;
        }
        return value;
      };
    },
  ],
  ['$literal', (argument) => () => argument],
  ['$cond', cond],
  ['$switch', switchOf],
  ['$let', letOf],
];
