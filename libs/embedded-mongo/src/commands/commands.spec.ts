import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collection, Document } from 'mongodb';
import { Long, MongoClient } from 'mongodb';
import { StoreServer } from '../store-server.js';

/** The whole server in this process, on a socket of its own. */
const directory = mkdtempSync(join(tmpdir(), 'chengwen-commands-'));
const socket = join(directory, 'test.sock');
const uri = `mongodb://${encodeURIComponent(socket)}/test`;
const server = new StoreServer(join(directory, 'store.db'), (error) => {
  throw error;
});
const client = new MongoClient(uri, { maxPoolSize: 32 });
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

describe('the driver', () => {
  it('inserts, finds, updates, replaces, deletes and counts', async () => {
    const forms = fresh();
    await forms.insertMany([
      { _id: 1 as never, n: 1 },
      { _id: 2 as never, n: 2 },
      { _id: 3 as never, n: 3 },
    ]);
    expect(await forms.updateMany({ n: { $gte: 2 } }, { $inc: { n: 10 } })).toMatchObject({
      matchedCount: 2,
      modifiedCount: 2,
    });
    expect(await forms.updateOne({ _id: 1 as never }, { $set: { n: 1 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
    expect(await forms.replaceOne({ _id: 1 as never }, { x: 1 })).toMatchObject({ modifiedCount: 1 });
    expect(await forms.find({}, { sort: { _id: -1 }, skip: 1, limit: 1 }).toArray()).toEqual([{ _id: 2, n: 12 }]);
    expect(await forms.deleteMany({ n: { $exists: true } })).toMatchObject({ deletedCount: 2 });
    expect(await forms.countDocuments()).toBe(1);
    expect(await forms.estimatedDocumentCount()).toBe(1);
    expect(await client.db().admin().buildInfo()).toMatchObject({ version: '7.0.0' });
  });

  it('upserts by update and by findOneAndUpdate', async () => {
    const forms = fresh();
    const first = await forms.updateOne(
      { key: 'a' },
      { $set: { n: 1 }, $setOnInsert: { made: true } },
      { upsert: true },
    );
    expect(first.upsertedCount).toBe(1);
    const second = await forms.findOneAndUpdate(
      { key: 'b' },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    expect(second).toMatchObject({ key: 'b', n: 1 });
    expect(await forms.findOne({ key: 'a' })).toMatchObject({ n: 1, made: true });
  });

  it('reads a long result in batches', async () => {
    const forms = fresh();
    await forms.insertMany(Array.from({ length: 1000 }, (_, i) => ({ i })));
    const seen = new Set<number>();
    for await (const { i } of forms.find().batchSize(37)) seen.add(Number(i));
    expect(seen.size).toBe(1000);
  });

  it('carries documents up to the limit and refuses larger ones', async () => {
    const forms = fresh();
    await forms.insertOne({ _id: 1 as never, text: 'x'.repeat(15_000_000) });
    expect((await forms.findOne({ _id: 1 as never }))?.['text']).toHaveLength(15_000_000);
    await expect(forms.updateOne({ _id: 1 as never }, { $set: { more: 'x'.repeat(3_000_000) } })).rejects.toMatchObject(
      { code: 10334 },
    );
  });

  it('projects', async () => {
    const forms = fresh();
    await forms.insertOne({ _id: 1 as never, a: { x: 1, y: 2 }, list: [{ k: 1 }, { k: 2 }, { k: 3 }], n: 4 });
    const shown = (projection: Document, filter: Document = {}) => forms.findOne(filter, { projection });
    expect(await shown({ 'a.x': 1, _id: 0 })).toEqual({ a: { x: 1 } });
    expect(await shown({ a: 0, list: 0 })).toEqual({ _id: 1, n: 4 });
    expect(await shown({ 'list.$': 1 }, { 'list.k': { $gt: 1 } })).toEqual({ _id: 1, list: [{ k: 2 }] });
    expect(await shown({ list: { $elemMatch: { k: 3 } } })).toEqual({ _id: 1, list: [{ k: 3 }] });
    expect(await shown({ list: { $slice: [1, 1] }, a: 0 })).toEqual({ _id: 1, list: [{ k: 2 }], n: 4 });
    expect(await shown({ double: { $multiply: ['$n', 2] }, _id: 0 })).toEqual({ double: 8 });
    await expect(shown({ a: 1, n: 0 })).rejects.toMatchObject({ code: 31254 });
  });

  it('explains which index a query uses', async () => {
    const forms = fresh();
    await forms.createIndex({ unit: 1, at: -1 });
    await forms.insertOne({ unit: 'u', at: 1 });
    const indexed = await forms.find({ unit: 'u' }).sort({ at: -1 }).explain('queryPlanner');
    expect(indexed['queryPlanner'].winningPlan).toMatchObject({
      stage: 'FETCH',
      inputStage: { stage: 'IXSCAN', indexName: 'unit_1_at_-1' },
    });
    const scanned = await forms.find({ at: 1 }).sort({ unit: 1, x: 1 }).explain('executionStats');
    expect(scanned['queryPlanner'].winningPlan).toMatchObject({ stage: 'SORT', inputStage: { stage: 'COLLSCAN' } });
    expect(scanned['executionStats']).toMatchObject({ nReturned: 1 });
  });
});

describe('a compare-and-set', () => {
  it('has exactly one winner among fifty, every time', async () => {
    const forms = fresh();
    await forms.insertOne({ _id: 'form' as never, revision: 0, events: [] });
    for (let revision = 0; revision < 20; revision++) {
      const attempts = Array.from({ length: 50 }, (_, by) =>
        forms.findOneAndUpdate(
          { _id: 'form' as never, revision },
          { $inc: { revision: 1 }, $push: { events: by } as never },
          { returnDocument: 'after', writeConcern: { w: 'majority', journal: true } },
        ),
      );
      const winners = (await Promise.all(attempts)).filter((form) => form !== null);
      expect(winners).toHaveLength(1);
    }
    expect((await forms.findOne())?.['events']).toHaveLength(20);
  });

  it('by two upserts on one key leaves one document', async () => {
    const forms = fresh();
    await forms.createIndex({ key: 1 }, { unique: true });
    const attempts = Array.from({ length: 20 }, () =>
      forms.updateOne({ key: 'a' }, { $inc: { n: 1 } }, { upsert: true }),
    );
    await Promise.all(attempts);
    expect(await forms.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ key: 'a', n: 20 }]);
  });
});

describe('a unique index', () => {
  it('answers 11000 with the key, also for _id', async () => {
    const forms = fresh();
    await forms.createIndex({ unit: 1, year: 1 }, { unique: true });
    await forms.insertOne({ _id: 'a' as never, unit: 'u', year: 2020 });
    await expect(forms.insertOne({ unit: 'u', year: Long.fromNumber(2020) })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { unit: 1, year: 1 },
      keyValue: { unit: 'u' },
    });
    await expect(forms.insertOne({ _id: 'a' as never })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { _id: 1 },
      keyValue: { _id: 'a' },
    });
  });

  it('stops an ordered batch, and only skips in an unordered one', async () => {
    const forms = fresh();
    const batch = (): Document[] => [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
    await expect(forms.insertMany(batch())).rejects.toMatchObject({ code: 11000, insertedCount: 1 });
    await forms.drop();
    await expect(forms.insertMany(batch(), { ordered: false })).rejects.toMatchObject({
      code: 11000,
      insertedCount: 2,
    });
    expect(await forms.countDocuments()).toBe(2);
  });

  it('is not built over duplicates, and leaves nothing behind', async () => {
    const forms = fresh();
    await forms.insertMany([{ k: 1 }, { k: 1 }]);
    await expect(forms.createIndex({ k: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect(await forms.indexes()).toHaveLength(1);
    await forms.deleteOne({ k: 1 });
    await forms.createIndex({ k: 1 }, { unique: true });
    await expect(forms.insertOne({ k: 1 })).rejects.toMatchObject({ code: 11000 });
  });

  it('that is partial leaves the others alone', async () => {
    const forms = fresh();
    await forms.createIndex({ k: 1 }, { unique: true, partialFilterExpression: { active: true } });
    await forms.insertMany([{ k: 1, active: true }, { k: 1 }, { k: 1 }]);
    await expect(forms.insertOne({ k: 1, active: true })).rejects.toMatchObject({ code: 11000 });
    await expect(forms.updateMany({ active: { $exists: false } }, { $set: { active: true } })).rejects.toMatchObject({
      code: 11000,
    });
  });
});

describe('collections and indexes', () => {
  it('are created, listed and dropped', async () => {
    const db = client.db('other');
    await db.createCollection('forms', { validator: { $jsonSchema: { required: ['unit'] } } });
    await expect(db.collection('forms').insertOne({})).rejects.toMatchObject({ code: 121 });
    await db.collection('forms').createIndexes([{ key: { a: 1 } }, { key: { b: 1 }, sparse: true }]);
    expect((await db.collection('forms').indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1', 'b_1']);
    await db.collection('forms').dropIndex('a_1');
    expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['forms']);
    await expect(db.collection('forms').createIndex({ b: 1 }, { unique: true })).rejects.toMatchObject({ code: 86 });
    await db.dropDatabase();
    expect((await client.db().admin().listDatabases()).databases.map(({ name }) => name)).not.toContain('other');
  });
});
