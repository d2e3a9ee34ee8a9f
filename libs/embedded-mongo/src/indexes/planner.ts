import type { SortField } from '../query/sort.js';
import { compileField } from '../query/field.js';
import { equal } from '../values/compare.js';
import { keyOf } from '../values/key.js';
import type { Document, Value } from '../values/types.js';
import { isDocument, isNullish, isOperators } from '../values/types.js';
import type { Demands, Stretch } from './bounds.js';
import { demandsOf, pointsOf, rangeOf, stretchOf } from './bounds.js';
import type { Index } from './definition.js';

/** How to read an index so that no matching document is missed; the filter is still applied to what comes. */
export interface Plan {
  readonly index: Index;
  /** In the order of reading. */
  readonly ranges: readonly Stretch[];
  readonly backward: boolean;
  /** The documents come in the order that was asked for. */
  readonly sorted: boolean;
}

interface Bounds {
  readonly prefixes: readonly Buffer[];
  /** How many leading fields are bound to single values or lists. */
  readonly bound: number;
  readonly single: boolean;
  readonly range: Stretch | undefined;
  /** A document without any of the indexed fields cannot match. */
  readonly present: boolean;
}

const MAX_RANGES = 2000;

/**
 * Chooses the index that binds most leading fields, or gives the sort order; none if a scan does as well.
 *
 * @param only the index that a hint names; it is used even without bounds
 */
export function choosePlan(
  indexes: readonly Index[],
  filter: Document,
  sort: readonly SortField[],
  only?: Index,
): Plan | undefined {
  const demands = demandsOf(filter);
  let best: { plan: Plan; score: number } | undefined;
  for (const index of only ? [only] : indexes) {
    if (index.partial && !implied(index.partial.filter, demands)) continue;
    const bounds = boundsOf(index, demands);
    if (index.sparse && !bounds.present) continue;
    const direction = orderGiven(index, bounds, sort);
    if (!only && bounds.bound === 0 && !bounds.range && direction === 0) continue;
    const score = scoreOf(index, bounds, direction);
    if (!best || score > best.score) best = { plan: planOf(index, bounds, direction), score };
  }
  return best?.plan;
}

function scoreOf(index: Index, bounds: Bounds, direction: number): number {
  const exact = index.unique && bounds.single && bounds.bound === index.fields.length;
  return (
    (exact ? 1000 : 0) +
    bounds.bound * 10 +
    (bounds.range ? 5 : 0) +
    (direction === 0 ? 0 : 7) +
    (bounds.single ? 1 : 0)
  );
}

function planOf(index: Index, { prefixes, range }: Bounds, direction: number): Plan {
  const ranges = prefixes.map((prefix) =>
    range
      ? { lower: Buffer.concat([prefix, range.lower]), upper: Buffer.concat([prefix, range.upper]) }
      : stretchOf(prefix),
  );
  const backward = direction < 0;
  return { index, ranges: backward ? ranges.reverse() : ranges, backward, sorted: direction !== 0 };
}

function boundsOf(index: Index, demands: Demands): Bounds {
  let prefixes = [Buffer.alloc(0)];
  let bound = 0;
  let single = true;
  let present = false;
  const roots = new Set<string>();
  for (const { path, parts, direction } of index.fields) {
    const root = parts[0] ?? '';
    // Two paths into one array may be satisfied by two elements, whose entries are not the same.
    if (index.multikey && roots.has(root)) break;
    roots.add(root);
    const demand = demands.get(path);
    const points = pointsOf(demand);
    if (!points || prefixes.length * points.length > MAX_RANGES) {
      const range = rangeOf(demand, direction, index.multikey);
      return { prefixes, bound, single, range, present: present || range !== undefined };
    }
    const keys = distinctKeys(points, direction);
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
    bound += 1;
    if (keys.length !== 1) single = false;
    if (!points.some(isNullish)) present = true;
  }
  return { prefixes, bound, single, range: undefined, present };
}

function distinctKeys(points: readonly Value[], direction: 1 | -1): Buffer[] {
  const keys = points.map((value) => keyOf(value, direction)).sort((a, b) => Buffer.compare(a, b));
  return keys.filter((key, i) => i === 0 || !keys[i - 1]?.equals(key));
}

/** 1 if reading forward gives the order, -1 if backward does, 0 if neither; fields bound to one value do not matter. */
function orderGiven(index: Index, { bound, single }: Bounds, sort: readonly SortField[]): -1 | 0 | 1 {
  if (sort.length === 0 || index.multikey || !single) return 0;
  const fixed = new Set(index.fields.slice(0, bound).map(({ path }) => path));
  const rest = index.fields.slice(bound);
  const needed = sort.filter(({ path }) => !fixed.has(path));
  const follows = (sign: 1 | -1): boolean =>
    needed.every(({ path, direction }, i) => rest[i]?.path === path && rest[i].direction === direction * sign);
  return follows(1) ? 1 : follows(-1) ? -1 : 0;
}

/** Whether what the query demands makes sure that every match is in a partial index. */
function implied(partial: Document, demands: Demands): boolean {
  return Object.entries(partial).every(([key, value]) => {
    if (key === '$and' && Array.isArray(value))
      return value.every((part) => isDocument(part) && implied(part, demands));
    if (key.startsWith('$')) return false;
    const wanted: Document = isOperators(value) ? value : { $eq: value };
    const demand = demands.get(key);
    return demand !== undefined && Object.entries(wanted).every(([op, argument]) => secured(op, argument, demand));
  });
}

function secured(operator: string, argument: Value, demand: Document): boolean {
  if (Object.hasOwn(demand, operator) && equal(demand[operator], argument)) return true;
  if (operator === '$exists' && argument === true && rangeOf(demand, 1, false)) return true;
  if (!['$eq', '$gt', '$gte', '$lt', '$lte', '$exists', '$type', '$in'].includes(operator)) return false;
  const points = pointsOf(demand);
  if (!points) return false;
  const test = compileField('value', { [operator]: argument });
  return points.length > 0 && points.every((value) => !isNullish(value) && test({ value }));
}
