import { fail } from '../failure.js';
import type { Variables } from '../aggregate/expression.js';
import type { Index } from '../indexes/definition.js';
import { sameKeyPattern } from '../indexes/definition.js';
import type { Plan } from '../indexes/planner.js';
import { choosePlan } from '../indexes/planner.js';
import type { Collection } from '../storage/catalog.js';
import type { Found, Records } from '../storage/records.js';
import type { Document, Value } from '../values/types.js';
import { isDocument } from '../values/types.js';
import { compileFilter } from './filter.js';
import type { SortField } from './sort.js';
import { sorted } from './sort.js';
import type { Stream } from './stream.js';
import { gathered, PAUSE, pausing, sliced } from './stream.js';

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

/** The plan of a search; undefined is a scan of the collection. */
export function planOf(collection: Collection, { filter, sort = [], hint }: Search): Plan | undefined {
  if (isDocument(hint) && Object.hasOwn(hint, '$natural')) return undefined;
  const only = hint === undefined ? undefined : hinted(collection, hint);
  const plan = choosePlan(collection.indexes, filter, sort, only);
  if (only && !plan) fail(2, `error processing query: the hinted index ${only.name} cannot answer this query`);
  return plan;
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
  const plan = planOf(collection, wanted);
  const found = matching(pausing(source(records, collection, plan)), matches);
  if (sort.length === 0 || plan?.sorted) return sliced(found, skip, limit);
  return sliced(
    gathered(found, (all) => sorted(all, sort, ({ document }) => document)),
    skip,
    limit,
  );
}

function* matching(source: Stream<Found>, matches: (document: Document) => boolean): Generator<Found | typeof PAUSE> {
  for (const found of source) if (found === PAUSE || matches(found.document)) yield found;
}

function* source(records: Records, collection: Collection, plan: Plan | undefined): Generator<Found> {
  if (!plan) {
    yield* records.scan(collection);
    return;
  }
  const seen = new Set<number>();
  for (const range of plan.ranges) {
    for (const found of records.walk(collection, plan.index, range, plan.backward)) {
      if (plan.index.multikey) {
        if (seen.has(found.record)) continue;
        seen.add(found.record);
      }
      yield found;
    }
  }
}
