import { existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { MongoClient } from 'mongodb';
import { startEmbeddedStore, type EmbeddedStore } from './embedded.js';
import { backupStore, checkStore, compactStore, restoreStore } from './maintain.js';
import type { Step } from './storage/backup.js';

/** Needs the compiled processes, like the tests of the process. */
const root = mkdtempSync(join(tmpdir(), 'chengwen-backup-'));
const started: EmbeddedStore[] = [];
const clients: MongoClient[] = [];
let directories = 0;

const newDirectory = (): string => join(root, `d${directories++}`);

interface Form {
  readonly _id: string;
  readonly revision: number;
  readonly tags: readonly string[];
}

/** A store with its collection, running. */
async function opened(directory = newDirectory()) {
  const store = await startEmbeddedStore({ directory, database: 'test' });
  started.push(store);
  const client = await new MongoClient(store.uri).connect();
  clients.push(client);
  return { directory, store, forms: client.db().collection<Form>('forms') };
}

afterAll(async () => {
  // Together: a client that waits for its store is let go when the store ends, which takes 20 seconds at the most.
  await Promise.all([...clients.map((client) => client.close()), ...started.map((store) => store.stop())]);
  rmSync(root, { recursive: true, force: true });
}, 60_000);

/** A store with 500 forms that has been stopped. */
async function stopped(): Promise<string> {
  const { directory, store, forms } = await opened();
  await forms.createIndex({ tags: 1 });
  await forms.insertMany(Array.from({ length: 500 }, (_, i) => ({ _id: `f${i}`, revision: i, tags: ['a', `${i}`] })));
  await store.stop();
  return directory;
}

const leftovers = (): string[] => readdirSync(root).filter((name) => name.includes('partial'));

describe('a backup', () => {
  it('of a store that goes on writing is whole: everything acknowledged before it began, and every pair together', async () => {
    const { directory, forms } = await opened();
    await forms.createIndex({ tags: 1 });
    const target = newDirectory();
    let written = 0;
    let busy = true;
    // Two documents of one command: a copy that has one of them without the other is torn.
    const writing = (async () => {
      for (; busy; written += 1)
        await forms.insertMany(
          ['a', 'b'].map((half) => ({ _id: `${written}${half}`, revision: written, tags: [half] })),
        );
    })();
    while (written < 200) await new Promise((resolve) => setImmediate(resolve));
    const before = written;
    const steps: Step[] = [];
    const { bytes } = await backupStore(directory, target, (step) => steps.push(step));
    const after = written;
    busy = false;
    await writing;
    expect(after).toBeGreaterThan(before);
    expect(steps).toEqual(['copying', 'checking']);
    expect(bytes).toBeGreaterThan(0);
    expect(readdirSync(target).toSorted()).toEqual(['store.db', 'store.json']);
    expect(await checkStore(target)).toEqual([]);
    const copy = (await opened(target)).forms;
    const halves = await Promise.all(['a', 'b'].map((half) => copy.countDocuments({ tags: half })));
    expect(halves[0]).toBe(halves[1]);
    expect(halves[0]).toBeGreaterThanOrEqual(before);
    expect(leftovers()).toEqual([]);
  });

  it('takes away what one that was killed left, and nothing of one that runs', async () => {
    const target = newDirectory();
    const partial = (pid: number): string => join(root, `.${basename(target)}.partial-${pid}`);
    // No process has a number this high.
    const [dead, alive] = [partial(2 ** 30), partial(process.pid)];
    for (const left of [dead, alive]) mkdirSync(left);
    await backupStore(await stopped(), target);
    expect([dead, alive].map(existsSync)).toEqual([false, true]);
    rmSync(alive, { recursive: true });
  });

  it('is not written over anything, nor made of nothing', async () => {
    const directory = await stopped();
    const taken = newDirectory();
    mkdirSync(taken);
    writeFileSync(join(taken, 'file'), '');
    await expect(backupStore(directory, taken)).rejects.toMatchObject({ code: 'directory.notEmpty' });
    await expect(backupStore(newDirectory(), newDirectory())).rejects.toMatchObject({ code: 'directory.missing' });
    expect(readdirSync(taken)).toEqual(['file']);
  });

  it('of a damaged store is refused and leaves nothing behind', async () => {
    const directory = await stopped();
    spoil(directory);
    const target = newDirectory();
    await expect(backupStore(directory, target)).rejects.toMatchObject({
      code: 'directory.damaged',
      params: { directory },
    });
    expect([...leftovers(), ...readdirSync(root).filter((name) => target.endsWith(`/${name}`))]).toEqual([]);
  });
});

/** Overwrites pages of a data file. */
function spoil(directory: string): void {
  const data = join(directory, 'store.db');
  const bytes = readFileSync(data);
  writeFileSync(data, bytes.fill(0x5a, 4096 * 3, 4096 * 8));
}

describe('a restore', () => {
  it('of a backup gives the store back, and it runs', async () => {
    const [backup, directory] = [newDirectory(), newDirectory()];
    await backupStore(await stopped(), backup);
    await restoreStore(backup, directory);
    const { forms } = await opened(directory);
    expect(await forms.countDocuments({ tags: 'a' })).toBe(500);
    expect(await forms.findOne({ _id: 'f7' })).toEqual({ _id: 'f7', revision: 7, tags: ['a', '7'] });
    expect(await checkStore(directory)).toEqual([]);
  });

  it('of what a killed store left behind keeps what was still in its log', async () => {
    const { directory, store, forms } = await opened();
    await forms.insertOne({ _id: 'last', revision: 1, tags: [] });
    const gone = new Promise((resolve) => store.onExit(resolve));
    process.kill(store.pid, 'SIGKILL');
    await gone;
    const target = newDirectory();
    await restoreStore(directory, target);
    expect(await (await opened(target)).forms.countDocuments()).toBe(1);
  });

  it.each<[string, (backup: string) => void, string]>([
    ['that is damaged', spoil, 'directory.damaged'],
    ['that lost its data file', (d) => rmSync(join(d, 'store.db')), 'directory.damaged'],
    [
      'of another engine',
      (d) => writeFileSync(join(d, 'store.json'), '{"engine":"other","format":1}'),
      'directory.foreignEngine',
    ],
    [
      'of a newer version',
      (d) => writeFileSync(join(d, 'store.json'), '{"engine":"chengwen-embedded-mongo","format":9}'),
      'directory.newer',
    ],
  ])('of a backup %s is refused, and nothing appears', async (_, change, code) => {
    const [backup, directory] = [newDirectory(), newDirectory()];
    await backupStore(await stopped(), backup);
    change(backup);
    await expect(restoreStore(backup, directory)).rejects.toMatchObject({ code });
    expect(readdirSync(root).filter((name) => directory.endsWith(`/${name}`))).toEqual([]);
    expect(leftovers()).toEqual([]);
  });

  it('goes neither where a store runs, nor where anything is', async () => {
    const backup = newDirectory();
    const source = await stopped();
    await backupStore(source, backup);
    const { directory } = await opened();
    await expect(restoreStore(backup, directory)).rejects.toMatchObject({ code: 'directory.owned' });
    await expect(restoreStore(backup, source)).rejects.toMatchObject({ code: 'directory.notEmpty' });
    await expect(restoreStore(directory, newDirectory())).rejects.toMatchObject({ code: 'directory.owned' });
  });
});

describe('compaction', () => {
  it('gives back the room of what was deleted, and only when no store runs', async () => {
    const { directory, store, forms } = await opened();
    const tags = ['x'.repeat(3000)];
    await forms.insertMany(Array.from({ length: 500 }, (_, i) => ({ _id: `${i}`, revision: i, tags })));
    await forms.deleteMany({ revision: { $gte: 5 } });
    await expect(compactStore(directory)).rejects.toMatchObject({ code: 'directory.owned' });
    await store.stop();
    const { before, after } = await compactStore(directory);
    expect(after).toBeLessThan(before / 4);
    expect(await checkStore(directory)).toEqual([]);
    expect(await (await opened(directory)).forms.countDocuments()).toBe(5);
  });
});
