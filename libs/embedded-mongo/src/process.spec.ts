import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Decimal128, MongoClient } from 'mongodb';
import type { EmbeddedStore } from './embedded.js';
import { readEmbeddedUri, startEmbeddedStore } from './embedded.js';
import { entriesOf } from './indexes/keys.js';
import { openTables } from './storage/open.js';

/** Needs the compiled process: `tsc -b libs/embedded-mongo` comes before these tests. */
const root = mkdtempSync(join(tmpdir(), 'chengwen-process-'));
const started: EmbeddedStore[] = [];
const clients: MongoClient[] = [];
let directories = 0;

const newDirectory = (): string => join(root, `d${directories++}`);

async function start(directory: string): Promise<EmbeddedStore> {
  const store = await startEmbeddedStore({ directory, database: 'test' });
  started.push(store);
  return store;
}

async function connect(uri: string, maxPoolSize = 10): Promise<MongoClient> {
  const client = new MongoClient(uri, { maxPoolSize, serverSelectionTimeoutMS: 5000 });
  clients.push(client);
  return client.connect();
}

afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await Promise.all(started.map((store) => store.stop()));
  rmSync(root, { recursive: true, force: true });
});

const exited = (store: EmbeddedStore): Promise<string> => new Promise((resolve) => store.onExit(resolve));

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Starts, works on a collection, and leaves the store running. */
async function opened(): Promise<{ directory: string; store: EmbeddedStore; client: MongoClient }> {
  const directory = newDirectory();
  const store = await start(directory);
  return { directory, store, client: await connect(store.uri) };
}

describe('the data directory', () => {
  it('says what wrote it, and where the socket is that only its owner can open', async () => {
    const { directory, store, client } = await opened();
    await client.db().command({ ping: 1 });
    const socket = readFileSync(join(directory, 'socket'), 'utf8');
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(join(directory, 'store.json'), 'utf8'))).toEqual({
      engine: 'chengwen-embedded-mongo',
      format: 1,
    });
    expect(readEmbeddedUri(directory, 'test')).toBe(store.uri);
  });

  it('has one owner at a time', async () => {
    const { directory, store } = await opened();
    await expect(startEmbeddedStore({ directory })).rejects.toMatchObject({
      name: 'StoreRefusal',
      code: 'directory.owned',
    });
    expect(alive(store.pid)).toBe(true);
  });

  it('that is too deep for a socket has it in a temporary directory, which goes with the store', async () => {
    const directory = join(newDirectory(), 'deep'.repeat(30));
    const store = await start(directory);
    const socket = readFileSync(join(directory, 'socket'), 'utf8');
    expect(socket.startsWith(directory)).toBe(false);
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
    await (await connect(store.uri)).db().command({ ping: 1 });
    await store.stop();
    expect(existsSync(dirname(socket))).toBe(false);
    expect(readEmbeddedUri(directory)).toBeUndefined();
  });

  it.each<[string, (directory: string) => void, string]>([
    [
      'another engine',
      (d) => writeFileSync(join(d, 'store.json'), '{"engine":"other","format":1}'),
      'directory.foreignEngine',
    ],
    ['mongod', (d) => writeFileSync(join(d, 'WiredTiger'), ''), 'directory.foreignEngine'],
    [
      'a newer version',
      (d) => writeFileSync(join(d, 'store.json'), '{"engine":"chengwen-embedded-mongo","format":2}'),
      'directory.newer',
    ],
    ['nobody who writes JSON', (d) => writeFileSync(join(d, 'store.json'), '{'), 'directory.unusable'],
  ])('written by %s is refused', async (_, spoil, code) => {
    const directory = mkdtempSync(join(root, 'foreign-'));
    spoil(directory);
    await expect(startEmbeddedStore({ directory })).rejects.toMatchObject({ code });
  });

  it('that is a file is refused', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    await expect(startEmbeddedStore({ directory: file })).rejects.toMatchObject({ code: 'directory.unusable' });
  });
});

describe('the process', () => {
  it('keeps everything over a stop, and ends', async () => {
    const { directory, store, client } = await opened();
    await client
      .db()
      .collection('kept')
      .insertOne({ text: '呈文', sum: Decimal128.fromString('1.10') });
    await store.stop();
    expect(alive(store.pid)).toBe(false);
    expect(readdirSync(directory)).not.toContain('socket');
    const again = await connect((await start(directory)).uri);
    expect(
      await again
        .db()
        .collection('kept')
        .findOne({}, { projection: { _id: 0 } }),
    ).toEqual({
      text: '呈文',
      sum: Decimal128.fromString('1.10'),
    });
  });

  it('says why it ended, if nobody asked it to', async () => {
    const { store } = await opened();
    const why = exited(store);
    process.kill(store.pid, 'SIGKILL');
    expect(await why).toBe('signal SIGKILL');
  });

  it('serves several client processes over one socket', async () => {
    const { directory, client } = await opened();
    const other = await connect(readEmbeddedUri(directory, 'test') ?? '');
    await client.db().collection('shared').insertOne({ n: 1 });
    expect(await other.db().collection('shared').countDocuments({ n: 1 })).toBe(1);
  });
});

describe('killed under load', () => {
  it('it has lost nothing that it acknowledged, and its indexes are those of a rescan', async () => {
    const directory = newDirectory();
    const acknowledged = new Map<string, number>();
    for (let kill = 0; kill < 4; kill++) {
      const store = await start(directory);
      const client = await connect(store.uri, 16);
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
