import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Decimal128, MongoClient } from 'mongodb';
import type { EmbeddedStore } from './embedded.js';
import { readEmbeddedUri, startEmbeddedStore } from './embedded.js';
import { StoreRefusal } from './refusal.js';

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

/** Another process of the machine that runs a module with the packages of this one. */
const node = (source: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '-e', source, ...args], {
    cwd: import.meta.dirname,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const exitCode = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));

const COUNTING = `
  import { MongoClient } from 'mongodb';
  const [uri, name, times] = process.argv.slice(1);
  const client = await new MongoClient(uri).connect();
  const counters = client.db().collection('counters');
  for (let won = 0; won < Number(times); ) {
    const { revision } = await counters.findOne({ _id: 'form' });
    const moved = await counters.findOneAndUpdate({ _id: 'form', revision }, { $inc: { revision: 1 }, $push: { by: name } });
    if (moved) won += 1;
  }
  await client.close();
`;

const STARTING = `
  import { startEmbeddedStore } from '../dist/index.js';
  const store = await startEmbeddedStore({ directory: process.argv[1] });
  console.log(store.pid);
`;

/** Again while another owner holds the directory; the test's own limit ends it. */
async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StoreRefusal) || error.code !== 'directory.owned') throw error;
    }
  }
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

  it('serves two client processes over one socket, and every compare-and-set counts once', async () => {
    const { directory, client } = await opened();
    const counters = client.db().collection<{ _id: string; revision: number; by: string[] }>('counters');
    await counters.insertOne({ _id: 'form', revision: 0, by: [] });
    const uri = readEmbeddedUri(directory, 'test') ?? '';
    const workers = ['a', 'b'].map((name) => node(COUNTING, [uri, name, '60']));
    expect(await Promise.all(workers.map(exitCode))).toEqual([0, 0]);
    const form = await counters.findOne();
    expect(form?.revision).toBe(120);
    expect(['a', 'b'].map((name) => form?.by.filter((by) => by === name).length)).toEqual([60, 60]);
  });

  it('does not outlive a parent that is killed', async () => {
    const directory = newDirectory();
    const parent = node(STARTING, [directory]);
    const pid = await new Promise<number>((resolve) => {
      parent.stdout?.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
    });
    expect(alive(pid)).toBe(true);
    parent.kill('SIGKILL');
    // Only the end of the process frees the directory.
    expect((await retried(() => start(directory))).pid).not.toBe(pid);
  });
});
