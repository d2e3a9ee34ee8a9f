import { MaxKey, MinKey } from 'bson';
import { inverted, keyOf, rankOf } from '../values/key.js';
import type { Document, Value } from '../values/types.js';
import { isDocument, isNullish, isOperators, isRegex } from '../values/types.js';

/** What a filter demands of one path, all of it at once: operators and their arguments. */
export type Demands = ReadonlyMap<string, Document>;

/** Operators that restrict the values of a field; others are left to the filter. */
const USEFUL = new Set(['$eq', '$in', '$gt', '$gte', '$lt', '$lte', '$exists', '$type']);

/** Collects from the top level of a filter and from `$and`. Of two demands of one kind on a path the first counts. */
export function demandsOf(filter: Document): Map<string, Document> {
  const demands = new Map<string, Document>();
  const add = (path: string, operator: string, argument: Value): void => {
    const known = demands.get(path) ?? {};
    if (!Object.hasOwn(known, operator)) known[operator] = argument;
    demands.set(path, known);
  };
  const read = (part: Document): void => {
    for (const [key, value] of Object.entries(part)) {
      if (key === '$and' && Array.isArray(value)) value.filter(isDocument).forEach(read);
      else if (key.startsWith('$')) continue;
      else if (!isOperators(value)) add(key, '$eq', value);
      else for (const [op, argument] of Object.entries(value)) if (USEFUL.has(op)) add(key, op, argument);
    }
  };
  read(filter);
  return demands;
}

const MAX_POINTS = 1000;

/** The values that a field must equal, if the index can look them up; arrays and patterns it cannot. */
export function pointsOf(demand: Document | undefined): readonly Value[] | undefined {
  if (!demand) return undefined;
  const lookable = (value: Value): boolean => !Array.isArray(value) && !isRegex(value);
  if (Object.hasOwn(demand, '$eq') && lookable(demand['$eq'])) return [demand['$eq']];
  const list = demand['$in'];
  if (Array.isArray(list) && list.length <= MAX_POINTS && list.every(lookable)) return list;
  return undefined;
}

/** A stretch of one field's key bytes, lower inclusive, upper exclusive. */
export interface Stretch {
  readonly lower: Buffer;
  readonly upper: Buffer;
}

const LAST = Buffer.from([0xff]);

/** Everything that begins with these bytes; no key part begins with 0xff. */
export const stretchOf = (prefix: Buffer): Stretch => ({ lower: prefix, upper: Buffer.concat([prefix, LAST]) });

const comparable = (bound: Value): boolean =>
  !(isNullish(bound) || Array.isArray(bound) || isDocument(bound) || isRegex(bound)) &&
  !(bound instanceof MinKey || bound instanceof MaxKey);

/**
 * The stretch of `$gt`, `$gte`, `$lt`, `$lte` within one type. With `oneSided` only one of the two sides is used:
 * in an array one element may pass the lower and another the upper bound.
 */
export function rangeOf(demand: Document | undefined, direction: 1 | -1, oneSided: boolean): Stretch | undefined {
  if (!demand) return undefined;
  const low = sideOf(demand, '$gt', '$gte');
  const high = sideOf(demand, '$lt', '$lte');
  const reference = low ?? high;
  if (!reference) return undefined;
  const rank = rankOf(reference.value);
  const from = low && rankOf(low.value) === rank ? low : undefined;
  const to = high && rankOf(high.value) === rank && !(oneSided && from) ? high : undefined;
  const after = (key: Buffer): Buffer => Buffer.concat([key, LAST]);
  const lowest = Buffer.from([rank]);
  if (direction === 1) {
    const lower = !from ? lowest : from.inclusive ? keyOf(from.value) : after(keyOf(from.value));
    const upper = !to ? after(lowest) : to.inclusive ? after(keyOf(to.value)) : keyOf(to.value);
    return { lower, upper };
  }
  const down = (value: Value): Buffer => inverted(keyOf(value));
  const lower = !to ? inverted(lowest) : to.inclusive ? down(to.value) : after(down(to.value));
  const upper = !from ? after(inverted(lowest)) : from.inclusive ? after(down(from.value)) : down(from.value);
  return { lower, upper };
}

function sideOf(
  demand: Document,
  exclusive: '$gt' | '$lt',
  inclusive: '$gte' | '$lte',
): { value: Value; inclusive: boolean } | undefined {
  if (Object.hasOwn(demand, exclusive) && comparable(demand[exclusive])) {
    return { value: demand[exclusive], inclusive: false };
  }
  return Object.hasOwn(demand, inclusive) && comparable(demand[inclusive])
    ? { value: demand[inclusive], inclusive: true }
    : undefined;
}
