import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { EmbeddedStore } from './embedded.js';
import { startEmbeddedStore } from './embedded.js';
import { entriesOf } from './indexes/keys.js';
import { openTables } from './storage/open.js';

/** Needs the compiled process, like the tests of the process. */
const directory = mkdtempSync(join(tmpdir(), 'chengwen-killed-'));
let running: EmbeddedStore | undefined;

afterAll(async () => {
  await running?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const exited = (store: EmbeddedStore): Promise<string> => new Promise((resolve) => store.onExit(resolve));

describe('killed under load', () => {
  it('it has lost nothing that it acknowledged, and its indexes are those of a rescan', async () => {
    const acknowledged = new Map<string, number>();
    for (let kill = 0; kill < 4; kill++) {
      const store = await startEmbeddedStore({ directory, database: 'test' });
      running = store;
      const client = await new MongoClient(store.uri, { maxPoolSize: 16 }).connect();
      const forms = client.db().collection<{ _id: string; revision: number; state: string; tags: string[] }>('forms');
      await forms.createIndex({ state: 1, tags: 1 });
      for (const [id, revision] of acknowledged) {
        expect((await forms.findOne({ _id: id }))?.revision).toBeGreaterThanOrEqual(revision);
      }
      const why = exited(store);
      let written = 0;
      const work = Array.from({ length: 16 }, async (_, worker) => {
        for (let round = 0; ; round++) {
          const id = `${kill}-${worker}-${round}`;
          await forms.insertOne({ _id: id, revision: 0, state: 'draft', tags: ['a', id] });
          acknowledged.set(id, 0);
          const moved = await forms.findOneAndUpdate(
            { _id: id, revision: 0 },
            { $set: { state: 'review' }, $inc: { revision: 1 }, $push: { tags: 'b' } },
            { returnDocument: 'after' },
          );
          acknowledged.set(id, moved?.revision ?? -1);
          written += 1;
          if (written === 60 + kill * 37) process.kill(store.pid, 'SIGKILL');
        }
      });
      await Promise.allSettled(work);
      await why;
      await client.close();
    }
    expect(acknowledged.size).toBeGreaterThan(200);
    const tables = openTables(join(directory, 'store.db'));
    const collection = tables.catalog.find('test', 'forms');
    if (!collection) throw new TypeError('the collection is gone');
    const found = [...tables.records.scan(collection)];
    const revisions = new Map(found.map(({ document }) => [document['_id'], Number(String(document['revision']))]));
    for (const [id, revision] of acknowledged) expect(revisions.get(id)).toBeGreaterThanOrEqual(revision);
    for (const index of collection.indexes) {
      const stored = tables.sqlite.statement('SELECT count(*) FROM entries WHERE index_id = ?').row([index.id]);
      const keys = found.flatMap(({ record, document }) =>
        entriesOf(index, document).keys.map((key) => ({ key, record })),
      );
      const entry = tables.sqlite.statement('SELECT 1 FROM entries WHERE index_id = ? AND key = ? AND record = ?');
      expect(stored?.[0]).toBe(keys.length);
      for (const { key, record } of keys) expect(entry.row([index.id, key, record])).toBeDefined();
    }
    tables.sqlite.close();
  }, 120_000);
});
