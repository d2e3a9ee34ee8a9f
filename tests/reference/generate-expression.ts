import type { Chance } from './generate.js';
import { number, path, value } from './generate.js';
import { conversionExpression, dateExpression, textExpression } from './generate-values.js';
import type { Value } from './value.js';
import { doc, int, list, text } from './value.js';

const PAIRS = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$cmp',
  '$subtract',
  '$divide',
  '$mod',
  '$arrayElemAt',
  '$in',
  '$indexOfArray',
];
const SINGLES = [
  '$not',
  '$abs',
  '$ceil',
  '$floor',
  '$type',
  '$isNumber',
  '$isArray',
  '$size',
  '$first',
  '$last',
  '$reverseArray',
  '$objectToArray',
];
const MANY = [
  '$add',
  '$add',
  '$multiply',
  '$min',
  '$max',
  '$and',
  '$or',
  '$ifNull',
  '$concat',
  '$concatArrays',
  '$mergeObjects',
];

const field = (chance: Chance): Value => text(`$${path(chance).replace(/\.\d/g, '.a')}`);
const literal = (v: Value): Value => doc({ $literal: v });

/** An expression over the fields of a random document. */
export function expression(chance: Chance, depth = 2, names: readonly string[] = []): Value {
  const kind = chance.next();
  if (names.length > 0 && kind < 0.25) return text(`$$${chance.pick(names)}`);
  if (depth === 0 || kind < 0.3) return chance.maybe(0.55) ? field(chance) : literal(value(chance, 1));
  const inner = (): Value => expression(chance, depth - 1, names);
  const numeric = (): Value => (chance.maybe(0.6) ? literal(number(chance)) : inner());
  if (kind < 0.5) {
    const operator = chance.pick(PAIRS);
    const numbers = ['$subtract', '$divide', '$mod'].includes(operator);
    if (operator === '$arrayElemAt') return doc({ [operator]: list(inner(), int(chance.below(5) - 2)) });
    return doc({ [operator]: numbers ? list(numeric(), numeric()) : list(inner(), inner()) });
  }
  if (kind < 0.62) {
    const operator = chance.pick(SINGLES);
    return doc({ [operator]: list(['$abs', '$ceil', '$floor'].includes(operator) ? numeric() : inner()) });
  }
  if (kind < 0.86 && kind >= 0.74) {
    return chance.pick([conversionExpression, dateExpression, textExpression])(chance, inner);
  }
  if (kind < 0.8) {
    const operator = chance.pick(MANY);
    const make = operator === '$add' || operator === '$multiply' ? numeric : inner;
    return doc({ [operator]: list(make(), make(), ...chance.some(1, make)) });
  }
  return special(chance, inner, numeric, depth, names);
}

function special(
  chance: Chance,
  inner: () => Value,
  numeric: () => Value,
  depth: number,
  names: readonly string[],
): Value {
  const body = (...added: string[]): Value => expression(chance, depth - 1, [...names, ...added]);
  switch (
    chance.pick(['$cond', '$switch', '$let', '$map', '$filter', '$reduce', '$round', '$trunc', '$slice', 'object'])
  ) {
    case '$cond':
      return doc({ $cond: list(inner(), inner(), inner()) });
    case '$switch':
      return doc({ $switch: doc({ branches: list(doc({ case: inner(), then: inner() })), default: inner() }) });
    case '$let':
      return doc({ $let: doc({ vars: doc({ x: inner() }), in: body('x') }) });
    case '$map':
      return doc({ $map: doc({ input: text('$e'), in: body('this') }) });
    case '$filter':
      return doc({ $filter: doc({ input: text('$e'), cond: body('this') }) });
    case '$reduce':
      return doc({ $reduce: doc({ input: text('$e'), initialValue: inner(), in: body('value', 'this') }) });
    case '$round':
      return doc({ $round: list(numeric(), int(chance.below(6) - 2)) });
    case '$trunc':
      return doc({ $trunc: list(numeric(), int(chance.below(6) - 2)) });
    case '$slice':
      return doc({ $slice: list(text('$e'), int(chance.below(5) - 2), int(1 + chance.below(3))) });
    default:
      return doc({ a: inner(), b: inner() });
  }
}
