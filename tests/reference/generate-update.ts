import type { Chance } from './generate.js';
import { fields, filter, NAMES, number, operators, path, scalar, value } from './generate.js';
import type { Doc, Value } from './value.js';
import { doc, int, list, text } from './value.js';

/** An update with what surrounds it. */
export interface RandomUpdate {
  readonly filter: Doc;
  readonly update: Doc;
  readonly arrayFilters: readonly Value[];
}

const MODIFIERS = [
  '$set',
  '$set',
  '$unset',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$rename',
  '$push',
  '$push',
  '$addToSet',
  '$pull',
  '$pull',
  '$pullAll',
  '$pop',
];

/** An update of the document with this key: modifiers on one to three paths, or a replacement. */
export function randomUpdate(chance: Chance, id: number): RandomUpdate {
  if (chance.maybe(0.05)) return { filter: doc({ _id: int(id) }), update: fields(chance), arrayFilters: [] };
  const marks = chance.pick(['', '', '', '', '$', '$[]', '$[x]']);
  const steps = Array.from({ length: 1 + chance.below(3) }, () => {
    const operator = chance.pick(MODIFIERS);
    const at = marks === '' || operator === '$rename' ? path(chance) : marked(chance, marks);
    return [operator, at, argumentOf(chance, operator)] as const;
  });
  const byOperator = new Map<string, [string, Value][]>();
  for (const [operator, at, argument] of steps) {
    const known = byOperator.get(operator) ?? [];
    if (!known.some(([name]) => name === at)) byOperator.set(operator, [...known, [at, argument]]);
  }
  const update: Doc = { t: 'object', v: [...byOperator].map(([name, v]) => [name, { t: 'object', v }] as const) };
  const used = (mark: string): boolean => steps.some(([, at]) => at.split('.').includes(mark));
  const positional = used('$')
    ? { e: chance.maybe(0.5) ? doc({ $elemMatch: operators(chance, 0) }) : scalar(chance) }
    : {};
  const arrayFilters = used('$[x]')
    ? [doc(chance.maybe(0.5) ? { x: operators(chance, 0) } : { [`x.${chance.pick(NAMES)}`]: scalar(chance) })]
    : [];
  return { filter: doc({ _id: int(id), ...positional }), update, arrayFilters };
}

const marked = (chance: Chance, mark: string): string =>
  chance.maybe(0.5) ? `e.${mark}` : `e.${mark}.${chance.pick(NAMES)}`;

function argumentOf(chance: Chance, operator: string): Value {
  switch (operator) {
    case '$inc':
    case '$mul':
      return chance.maybe(0.95) ? number(chance) : scalar(chance);
    case '$rename':
      return text(path(chance));
    case '$push':
      return chance.maybe(0.4) ? value(chance, 1) : push(chance);
    case '$addToSet':
      return chance.maybe(0.5) ? value(chance, 1) : doc({ $each: list(...chance.some(3, () => value(chance, 1))) });
    case '$pull': {
      const kind = chance.next();
      return kind < 0.4 ? value(chance, 1) : kind < 0.7 ? operators(chance, 1) : filter(chance, 1);
    }
    case '$pullAll':
      return list(...chance.some(3, () => value(chance, 1)));
    case '$pop':
      return int(chance.pick([1, -1]));
    default:
      return value(chance, 1);
  }
}

function push(chance: Chance): Value {
  const clauses: Record<string, Value> = { $each: list(...chance.some(3, () => value(chance, 1))) };
  if (chance.maybe(0.4)) clauses['$position'] = int(chance.below(7) - 3);
  if (chance.maybe(0.4)) clauses['$slice'] = int(chance.below(7) - 3);
  if (chance.maybe(0.4)) {
    const order = int(chance.pick([1, -1]));
    clauses['$sort'] = chance.maybe(0.5) ? order : doc({ [chance.pick([...NAMES, 'a.b'])]: order });
  }
  return doc(clauses);
}
