import { convert } from './convert.js';
import { namedDateOperator } from './date.js';
import { simple } from './operators.js';
import { namedTextOperator } from './text.js';
import { truthy } from './truth.js';
import type { Doc, Value } from './value.js';
import { bool, get, isNullish, list, MISSING, NULL, put, refuse } from './value.js';

type Variables = Readonly<Record<string, Value>>;

/** The value of an expression: https://www.mongodb.com/docs/manual/reference/operator/aggregation/ */
export function evaluate(expression: Value, root: Doc, variables: Variables = {}): Value {
  const inner = (part: Value, added: Variables = {}): Value => evaluate(part, root, { ...variables, ...added });
  if (expression.t === 'string' && expression.v.startsWith('$$')) {
    const [name = '', ...path] = expression.v.slice(2).split('.');
    return follow(name === 'ROOT' ? root : (variables[name] ?? refuse(17276)), path);
  }
  if (expression.t === 'string' && expression.v.startsWith('$')) return follow(root, expression.v.slice(1).split('.'));
  if (expression.t === 'array') {
    return list(...expression.v.map((part) => inner(part)).map((value) => (value.t === 'missing' ? NULL : value)));
  }
  if (expression.t !== 'object') return expression;
  const [first] = expression.v;
  if (!first?.[0].startsWith('$')) {
    return expression.v.reduce<Doc>((made, [key, part]) => put(made, key, inner(part)), { t: 'object', v: [] });
  }
  return apply(first[0], first[1], inner);
}

/** A path over an array gives the list of what it reaches in the elements. */
function follow(value: Value, path: readonly string[]): Value {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (value.t === 'array') {
    return list(...value.v.map((element) => follow(element, path)).filter((found) => found.t !== 'missing'));
  }
  return value.t === 'object' ? follow(get(value, name), rest) : MISSING;
}

type Inner = (part: Value, added?: Variables) => Value;

function apply(operator: string, argument: Value, inner: Inner): Value {
  const raw = argument.t === 'array' ? argument.v : [argument];
  switch (operator) {
    case '$literal':
      return argument;
    case '$cond': {
      const [test = NULL, yes = NULL, no = NULL] = raw;
      return truthy(inner(test)) ? inner(yes) : inner(no);
    }
    case '$and':
      return bool(raw.every((part) => truthy(inner(part))));
    case '$or':
      return bool(raw.some((part) => truthy(inner(part))));
    case '$ifNull':
      return firstPresent(raw, inner);
    case '$switch': {
      const branches = get(argument, 'branches');
      const found =
        branches.t === 'array' ? branches.v.find((branch) => truthy(inner(get(branch, 'case')))) : undefined;
      if (found) return inner(get(found, 'then'));
      return get(argument, 'default').t === 'missing' ? refuse(40066) : inner(get(argument, 'default'));
    }
    case '$let': {
      const vars = get(argument, 'vars');
      const added = vars.t === 'object' ? vars.v.map(([name, part]) => [name, inner(part)] as const) : [];
      return inner(get(argument, 'in'), Object.fromEntries(added));
    }
    case '$map': {
      const input = inner(get(argument, 'input'));
      if (isNullish(input)) return NULL;
      const each = (element: Value): Value => inner(get(argument, 'in'), { this: element });
      return input.t === 'array'
        ? list(...input.v.map(each).map((value) => (value.t === 'missing' ? NULL : value)))
        : refuse(16883);
    }
    case '$filter': {
      const input = inner(get(argument, 'input'));
      if (isNullish(input)) return NULL;
      if (input.t !== 'array') return refuse(28651);
      return list(...input.v.filter((element) => truthy(inner(get(argument, 'cond'), { this: element }))));
    }
    case '$reduce': {
      const input = inner(get(argument, 'input'));
      if (isNullish(input)) return NULL;
      if (input.t !== 'array') return refuse(40080);
      return input.v.reduce<Value>(
        (value, element) => inner(get(argument, 'in'), { value, this: element }),
        inner(get(argument, 'initialValue')),
      );
    }
    case '$convert': {
      const [input, to] = [inner(get(argument, 'input')), inner(get(argument, 'to'))];
      return convert(input, to, {
        onError: alternative(argument, 'onError', inner),
        onNull: alternative(argument, 'onNull', inner),
      });
    }
    default: {
      const value = (name: string): Value => inner(get(argument, name));
      return (
        namedDateOperator(operator, value) ??
        namedTextOperator(operator, value) ??
        simple(
          operator,
          raw.map((part) => inner(part)),
          argument.t !== 'array',
        )
      );
    }
  }
}

/** The first value that is there, or the last one. What comes after it is not computed. */
function firstPresent(candidates: readonly Value[], inner: Inner): Value {
  const [first = NULL, ...rest] = candidates;
  const value = inner(first);
  return isNullish(value) && rest.length > 0 ? firstPresent(rest, inner) : value;
}

/** What is computed only if it is needed, where the argument names it. */
const alternative = (argument: Value, name: string, inner: Inner): (() => Value) | undefined =>
  get(argument, name).t === 'missing' ? undefined : () => inner(get(argument, name));
