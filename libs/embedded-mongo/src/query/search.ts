import { fail } from '../failure.js';
import type { Variables } from '../aggregate/expression.js';
import type { Index } from '../indexes/definition.js';
import { sameKeyPattern } from '../indexes/definition.js';
import type { Plan } from '../indexes/planner.js';
import { choosePlan } from '../indexes/planner.js';
import type { Collection } from '../storage/catalog.js';
import type { Found, Records } from '../storage/records.js';
import type { Document, Value } from '../values/types.js';
import { field, isDocument, isNullish, isOperators, isRegex } from '../values/types.js';
import { compileFilter } from './filter.js';
import type { SortField } from './sort.js';
import { sorting } from './sort.js';
import type { Stream } from './stream.js';
import { PAUSE, pausing, sliced } from './stream.js';

/** What a read asks for. */
export interface Search {
  readonly filter: Document;
  readonly sort?: readonly SortField[];
  readonly skip?: number;
  /** 0 or absent is no limit. */
  readonly limit?: number;
  readonly hint?: Value;
  readonly variables?: Variables;
}

/** How a search reads its collection: by one index, by one for each branch of an `$or`, or, with no plan, all of it. */
export interface Access {
  readonly plans: readonly Plan[];
  /** The documents come in the order asked for. */
  readonly sorted: boolean;
}

const SCAN: Access = { plans: [], sorted: false };

/** Chooses how to read. */
export function accessOf(collection: Collection, { filter, sort = [], hint }: Search): Access {
  if (isDocument(hint) && Object.hasOwn(hint, '$natural')) return SCAN;
  const only = hint === undefined ? undefined : hinted(collection, hint);
  const plan = choosePlan(collection.indexes, filter, sort, only);
  if (only && !plan) fail(2, `error processing query: the hinted index ${only.name} cannot answer this query`);
  if (plan && isSelective(plan)) return { plans: [plan], sorted: plan.sorted };
  const branches = branchPlans(collection, filter);
  if (branches) return { plans: branches, sorted: false };
  return plan ? { plans: [plan], sorted: plan.sorted } : SCAN;
}

/** A plan that only gives an order reads the whole index. */
const isSelective = ({ ranges: [first] }: Plan): boolean => first === undefined || first.lower.length > 0;

/** A plan for every branch of an `$or`, together with what is asked beside it; or none at all. */
function branchPlans(collection: Collection, filter: Document): readonly Plan[] | undefined {
  const { $or: branches, ...rest } = filter;
  if (!Array.isArray(branches)) return undefined;
  const plans: Plan[] = [];
  for (const branch of branches) {
    const plan = isDocument(branch) ? choosePlan(collection.indexes, { $and: [branch, rest] }, []) : undefined;
    if (!plan || !isSelective(plan)) return undefined;
    plans.push(plan);
  }
  return plans;
}

function hinted({ indexes }: Collection, hint: Value): Index {
  const index = indexes.find(({ name, specification }) =>
    typeof hint === 'string' ? name === hint : sameKeyPattern(specification['key'], hint),
  );
  return index ?? fail(2, 'hint provided does not correspond to an existing index');
}

/** Finds documents, sorted, skipped and limited. The filter is checked even where there is no collection. */
export function search(records: Records, collection: Collection | undefined, wanted: Search): Stream<Found> {
  const { filter, sort = [], skip = 0, limit = 0, variables = {} } = wanted;
  const matches = compileFilter(filter, variables);
  if (!collection) return [];
  const id = idOf(filter);
  if (id !== undefined && wanted.hint === undefined) {
    const found = skip === 0 ? records.byId(collection, id) : undefined;
    return found && matches(found.document) ? [found] : [];
  }
  const access = accessOf(collection, wanted);
  const found = matching(pausing(source(records, collection, access)), matches);
  if (sort.length === 0 || access.sorted) return sliced(found, skip, limit);
  const most = limit > 0 ? skip + limit : 0;
  return sliced(
    sorting(found, sort, ({ document }) => document, most),
    skip,
    limit,
  );
}

/** The `_id` that a filter asks for by its value: there is one such document at most, whatever else is asked of it. */
function idOf(filter: Document): Value {
  const id = field(filter, '_id');
  return isNullish(id) || Array.isArray(id) || isRegex(id) || isOperators(id) ? undefined : id;
}

function* matching(source: Stream<Found>, matches: (document: Document) => boolean): Generator<Found | typeof PAUSE> {
  for (const found of source) if (found === PAUSE || matches(found.document)) yield found;
}

function* source(records: Records, collection: Collection, { plans }: Access): Generator<Found> {
  if (plans.length === 0) {
    yield* records.scan(collection);
    return;
  }
  const repeats = plans.length > 1 || plans.some(({ index }) => index.multikey);
  const seen = new Set<number>();
  for (const { index, ranges, backward } of plans) {
    for (const range of ranges) {
      for (const found of records.walk(collection, index, range, backward)) {
        if (repeats && seen.has(found.record)) continue;
        if (repeats) seen.add(found.record);
        yield found;
      }
    }
  }
}
