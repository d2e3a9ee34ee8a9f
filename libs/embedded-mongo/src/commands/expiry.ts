import { search } from '../query/search.js';
import { steadily } from '../query/stream.js';
import type { Document } from '../values/types.js';
import type { Engine } from './command.js';

/** Documents removed in one commit. */
const BATCH = 200;

/** Removes what TTL indexes say has expired by `now`. Answers how many documents that were. */
export async function expireDocuments(engine: Engine, now: Date): Promise<number> {
  let removed = 0;
  const expiring = engine.catalog
    .all()
    .filter(({ indexes }) => indexes.some((index) => index.expireAfterSeconds !== undefined));
  for (const { database, name } of expiring) {
    for (;;) {
      const batch = await engine.commit.submit(() => expireBatch(engine, database, name, now));
      removed += batch;
      if (batch < BATCH) break;
    }
  }
  return removed;
}

function expireBatch({ catalog, records }: Engine, database: string, name: string, now: Date): number {
  const collection = catalog.find(database, name);
  let removed = 0;
  for (const { expireAfterSeconds: seconds, fields, partial } of collection?.indexes ?? []) {
    const [field] = fields;
    if (!collection || !field || seconds === undefined) continue;
    const expired: Document = { [field.path]: { $lte: new Date(now.getTime() - seconds * 1000) } };
    const filter: Document = partial ? { $and: [expired, partial.filter] } : expired;
    for (const found of [...steadily(search(records, collection, { filter, limit: BATCH }))]) {
      records.remove(collection, found);
      removed += 1;
    }
  }
  return removed;
}
