import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedSpecification } from '../indexes/definition.js';
import { doc } from '../sample.js';
import { GroupCommit } from '../storage/group-commit.js';
import { openTables } from '../storage/open.js';
import type { Engine } from './command.js';
import { Cursors } from './cursors.js';
import { expireDocuments } from './expiry.js';

const directory = mkdtempSync(join(tmpdir(), 'chengwen-expiry-'));
const { sqlite, catalog, records, memories } = openTables(join(directory, 'store.db'));
const broken = (error: unknown): void => {
  throw error;
};
const engine: Engine = { catalog, records, cursors: new Cursors(), commit: new GroupCommit(sqlite, memories, broken) };

afterAll(() => {
  sqlite.close();
  rmSync(directory, { recursive: true, force: true });
});

const at = (seconds: number): Date => new Date(seconds * 1000);

it('a document goes once its date is older than the index allows, and no other does', async () => {
  const collection = await engine.commit.submit(() => {
    const created = catalog.create('test', 'drafts');
    catalog.addIndex(created, checkedSpecification(doc({ name: 'ttl', key: { at: 1 }, expireAfterSeconds: 10 })));
    for (let i = 0; i < 500; i++) records.insert(created, doc({ _id: i, at: at(0) }));
    for (const [id, value] of [
      ['young', at(91)],
      ['text', 'x'],
      ['none', null],
      ['list', [at(0), at(99)]],
    ]) {
      records.insert(created, doc({ _id: id, at: value }));
    }
    return created;
  });
  expect(await expireDocuments(engine, at(100))).toBe(501);
  expect([...records.scan(collection)].map(({ document }) => document['_id'])).toEqual(['young', 'text', 'none']);
});

it('a command that fails undoes all it did, and the others of its group stay', async () => {
  const collection = await engine.commit.submit(() => catalog.create('test', 'group'));
  const good = engine.commit.submit(() => records.insert(collection, doc({ _id: 1 })));
  const bad = engine.commit.submit(() => {
    records.insert(collection, doc({ _id: 2 }));
    catalog.create('test', 'never');
    records.insert(collection, doc({ _id: 1 }));
  });
  const last = engine.commit.submit(() => records.insert(collection, doc({ _id: 3 })));
  await expect(bad).rejects.toMatchObject({ code: 11000 });
  await Promise.all([good, last]);
  expect([...records.scan(collection)].map(({ document }) => Number(String(document['_id'])))).toEqual([1, 3]);
  expect(catalog.find('test', 'never')).toBeUndefined();
});

it.each<[string, unknown, number]>([
  ['nested without end', Array.from({ length: 200 }).reduce<unknown>((inner) => [inner], 1), 15],
  ['with a date that JavaScript cannot hold', new Date(Number.NaN), 2],
])('a document %s is refused', async (_, value, code) => {
  const document = { _id: doc({ id: 1 })['id'], value: value as never };
  await expect(
    engine.commit.submit(() => records.insert(catalog.create('test', `x${code}`), document)),
  ).rejects.toMatchObject({ code });
});
