import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collection, Document } from 'mongodb';
import { Long, MongoClient } from 'mongodb';
import { StoreServer } from '../store-server.js';

/** The whole server in this process, on a socket of its own. */
const directory = mkdtempSync(join(tmpdir(), 'chengwen-refusals-'));
const socket = join(directory, 'test.sock');
const server = new StoreServer(join(directory, 'store.db'), (error) => {
  throw error;
});
const client = new MongoClient(`mongodb://${encodeURIComponent(socket)}/test`);
let next = 0;

const fresh = (): Collection<Document> => client.db().collection(`c${next++}`);

beforeAll(async () => {
  await server.listen(socket);
  await client.connect();
});

afterAll(async () => {
  await client.close();
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('what is outside the subset', () => {
  const db = () => client.db();

  it.each<[string, () => Promise<unknown>, number]>([
    ['an unknown command', () => db().command({ nope: 1 }), 59],
    ['an unknown field of a command', () => db().command({ find: 'x', nope: 1 }), 40415],
    [
      'an unknown field of a statement',
      () => db().command({ update: 'x', updates: [{ q: {}, u: { $set: { a: 1 } }, nope: 1 }] }),
      40415,
    ],
    [
      'an unknown stage',
      () =>
        fresh()
          .aggregate([{ $nope: 1 }])
          .toArray(),
      40324,
    ],
    [
      'an unknown expression',
      () =>
        fresh()
          .aggregate([{ $project: { a: { $nope: 1 } } }])
          .toArray(),
      168,
    ],
    [
      'an unknown accumulator',
      () =>
        fresh()
          .aggregate([{ $group: { _id: 1, a: { $nope: 1 } } }])
          .toArray(),
      15952,
    ],
    ['an unknown operator', () => fresh().findOne({ a: { $nope: 1 } }), 2],
    ['an unknown modifier', () => fresh().updateOne({}, { $nope: { a: 1 } } as never), 9],
    ['a text index', () => fresh().createIndex({ a: 'text' }), 67],
    ['a capped collection', () => db().createCollection('capped', { capped: true, size: 1000 }), 115],
    ['a view', () => db().createCollection('view', { viewOn: 'x', pipeline: [] }), 115],
    [
      'a collation',
      () =>
        fresh()
          .find({}, { collation: { locale: 'zh' } })
          .toArray(),
      115,
    ],
    [
      'a change stream',
      () =>
        fresh()
          .aggregate([{ $changeStream: {} }])
          .toArray(),
      40573,
    ],
    ['two copies of a write', () => fresh().insertOne({ a: 1 }, { writeConcern: { w: 2 } }), 2],
    ['a snapshot', () => db().command({ find: 'x', readConcern: { level: 'snapshot' } }), 123],
    [
      'a transaction',
      () => db().command({ find: 'x', txnNumber: Long.ONE, startTransaction: true, autocommit: false }),
      20,
    ],
  ])('%s is refused', async (_, run, code) => {
    await expect(run()).rejects.toMatchObject({ code });
  });

  it('a frame that is no message ends its connection and no other', async () => {
    const raw = createConnection(socket);
    const ended = new Promise((resolve) => raw.once('close', resolve));
    raw.write(Buffer.alloc(64, 0xff));
    await ended;
    expect(await db().command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it('a read that takes longer than its client waits is given up', async () => {
    const forms = fresh();
    await forms.insertMany(Array.from({ length: 3000 }, (_, i) => ({ i, text: 'x'.repeat(300) })));
    const slow = forms.aggregate(
      [{ $lookup: { from: forms.collectionName, pipeline: [], as: 'all' } }, { $count: 'n' }],
      { maxTimeMS: 20 },
    );
    await expect(slow.toArray()).rejects.toMatchObject({ code: 50 });
  });
});
