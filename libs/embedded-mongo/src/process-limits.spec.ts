import { spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { startEmbeddedStore, type EmbeddedStore } from './embedded.js';
import { checkStore } from './maintain.js';
import { doc } from './sample.js';
import { GroupCommit } from './storage/group-commit.js';
import { openTables } from './storage/open.js';

/** Needs the compiled process, like the tests of the process. */
const root = mkdtempSync(join(tmpdir(), 'chengwen-limits-'));
const started: EmbeddedStore[] = [];
let directories = 0;

const newDirectory = (): string => join(root, `d${directories++}`);

async function start(directory: string): Promise<EmbeddedStore> {
  const store = await startEmbeddedStore({ directory, database: 'test' });
  started.push(store);
  return store;
}

const connect = (uri: string): Promise<MongoClient> => new MongoClient(uri, { maxPoolSize: 8 }).connect();

afterAll(async () => {
  await Promise.all(started.map((store) => store.stop()));
  rmSync(root, { recursive: true, force: true });
});

const killed = (store: EmbeddedStore): Promise<string> => {
  const gone = new Promise<string>((resolve) => store.onExit(resolve));
  process.kill(store.pid, 'SIGKILL');
  return gone;
};

const exited = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('exit', () => resolve()));

/** Runs the store's process with its only argument, and answers what it says first. */
function spoken(
  command: string,
  args: readonly string[],
  uid?: number,
): { child: ChildProcess; first: Promise<unknown> } {
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'] },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  return { child, first: new Promise((resolve) => child.once('message', resolve)) };
}

const MAIN = join(import.meta.dirname, '../dist/process.js');

describe('a full disk', () => {
  /** No file of the process may grow beyond 2 MB: what a full disk does to the log, without being root. */
  const limited = (directory: string) =>
    spoken('/bin/sh', ['-c', 'ulimit -f 4096; exec "$0" "$@"', process.execPath, MAIN, directory]);

  it('refuses the write with the reason, loses nothing acknowledged, and goes on reading', async () => {
    const directory = newDirectory();
    const { child, first } = limited(directory);
    const { ready } = (await first) as { ready: { socket: string } };
    const client = await connect(`mongodb://${encodeURIComponent(ready.socket)}/test`);
    const forms = client.db().collection<{ _id: string; text: string }>('forms');
    await forms.createIndex({ text: 1 });
    const acknowledged: string[] = [];
    const codes = new Set<unknown>();
    const fill = async (worker: number): Promise<void> => {
      for (let refused = 0, i = 0; refused < 3; i++) {
        const _id = `${worker}-${i}`;
        try {
          await forms.insertOne({ _id, text: `${_id} ${'x'.repeat(20_000)}` });
          acknowledged.push(_id);
        } catch (error) {
          codes.add((error as { code?: unknown }).code);
          refused += 1;
        }
      }
    };
    await Promise.all([0, 1, 2, 3].map(fill));
    expect([...codes]).toEqual([14031]);
    expect(acknowledged.length).toBeGreaterThan(10);
    const kept = async (from: typeof forms): Promise<string[]> => (await from.distinct('_id')).toSorted();
    expect(await kept(forms)).toEqual(acknowledged.toSorted());
    await client.close();
    const gone = exited(child);
    child.kill('SIGKILL');
    await gone;

    // The same directory where there is room again.
    const again = await connect((await start(directory)).uri);
    const roomy = again.db().collection<{ _id: string; text: string }>('forms');
    expect(await kept(roomy)).toEqual(acknowledged.toSorted());
    await roomy.insertOne({ _id: 'room', text: 'x'.repeat(20_000) });
    await again.close();
    expect(await checkStore(directory)).toEqual([]);
  });

  it('is over as soon as there is room, in the same process', async () => {
    const path = join(root, 'small.db');
    const { sqlite, catalog, records, memories } = openTables(path);
    const broken: unknown[] = [];
    const commit = new GroupCommit(sqlite, memories, (error) => broken.push(error));
    const forms = catalog.create('test', 'forms');
    const insert = (_id: number): Promise<void> =>
      commit.submit(() => records.insert(forms, doc({ _id, text: 'x'.repeat(5000) })));
    sqlite.exec('PRAGMA max_page_count = 40');
    let landed = 0;
    const fill = async (): Promise<void> => {
      for (;;) {
        await insert(landed);
        landed += 1;
      }
    };
    await expect(fill()).rejects.toMatchObject({ code: 14031 });
    await expect(insert(landed)).rejects.toMatchObject({ code: 14031 });
    expect(landed).toBeGreaterThan(5);
    expect(records.count(forms)).toBe(landed);
    sqlite.exec('PRAGMA max_page_count = 4000');
    await insert(1000);
    expect(records.count(forms)).toBe(landed + 1);
    // A definition that was refused is not remembered either.
    sqlite.exec('PRAGMA max_page_count = 40');
    await expect(
      commit.submit(() => catalog.create('test', 'x'.repeat(200), doc({ validator: { a: 'x'.repeat(200_000) } }))),
    ).rejects.toMatchObject({ code: 14031 });
    expect(catalog.find('test', 'x'.repeat(200))).toBeUndefined();
    expect(broken).toEqual([]);
    sqlite.close();
  });
});

describe('a directory that cannot be written to', () => {
  it('is refused as read-only, for anyone but root', async () => {
    const directory = newDirectory();
    await (await start(directory)).stop();
    // Root writes everywhere, so where root runs the tests somebody else tries.
    const uid = process.getuid?.() === 0 ? 65_534 : undefined;
    if (uid !== undefined) {
      chmodSync(root, 0o755);
      chownSync(directory, uid, uid);
    }
    chmodSync(directory, 0o555);
    const { child, first } = spoken(process.execPath, [MAIN, directory], uid);
    const gone = exited(child);
    expect(await first).toEqual({ refused: { code: 'directory.readOnly', params: { directory } } });
    await gone;
    chmodSync(directory, 0o755);
  });
});

describe('after an unclean stop', () => {
  async function crashed(): Promise<string> {
    const directory = newDirectory();
    const store = await start(directory);
    const client = await connect(store.uri);
    const forms = client.db().collection<{ _id: number; text: string }>('forms');
    await forms.insertMany(Array.from({ length: 2000 }, (_, _id) => ({ _id, text: 'x'.repeat(2000) })));
    // The log starts anew, so that most of the pages are only in the data file.
    await forms.insertOne({ _id: 2000, text: 'last' });
    await client.close();
    await killed(store);
    return directory;
  }

  it('a sound store opens', async () => {
    const directory = await crashed();
    const client = await connect((await start(directory)).uri);
    expect(await client.db().collection('forms').countDocuments()).toBe(2001);
    await client.close();
  });

  it('one with pages overwritten is refused as damaged, and left as it is', async () => {
    const directory = await crashed();
    const data = join(directory, 'store.db');
    const bytes = readFileSync(data);
    expect(bytes.length).toBeGreaterThan(4096 * 100);
    writeFileSync(data, bytes.fill(0x5a, 4096 * 40, 4096 * 60));
    await expect(startEmbeddedStore({ directory })).rejects.toMatchObject({ code: 'directory.damaged' });
    expect(existsSync(join(directory, 'run'))).toBe(false);
    expect(await checkStore(directory)).not.toEqual([]);
    expect(
      readFileSync(data)
        .subarray(4096 * 40, 4096 * 60)
        .every((byte) => byte === 0x5a),
    ).toBe(true);
  });

  it('a last command that was cut off in the log is left out, and all before it is there', async () => {
    const directory = await crashed();
    appendFileSync(join(directory, 'store.db-wal'), Buffer.alloc(5000, 0x5a));
    const client = await connect((await start(directory)).uri);
    expect(await client.db().collection('forms').countDocuments()).toBe(2001);
    await client.close();
  });

  it('one whose data file is gone is refused, and no empty one takes its place', async () => {
    const directory = await crashed();
    rmSync(join(directory, 'store.db'));
    await expect(startEmbeddedStore({ directory })).rejects.toMatchObject({ code: 'directory.damaged' });
    expect(existsSync(join(directory, 'store.db'))).toBe(false);
  });
});
