import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doc } from '../sample.js';
import { checkData, requireSound } from './check.js';
import { closeTables, openTables, type Tables } from './open.js';

const root = mkdtempSync(join(tmpdir(), 'chengwen-check-'));
let files = 0;
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A closed data file with 200 documents in a collection with three indexes, changed by `spoil` before it is closed. */
function store(spoil: (tables: Tables) => void = () => undefined): string {
  const path = join(root, `${files++}.db`);
  const tables = openTables(path);
  const forms = tables.catalog.create('test', 'forms');
  tables.catalog.addIndex(forms, doc({ v: 2, key: { tags: 1 }, name: 'tags' }));
  tables.catalog.addIndex(forms, doc({ v: 2, key: { number: -1 }, name: 'number', unique: true }));
  for (let i = 0; i < 200; i++)
    tables.records.insert(forms, doc({ _id: i, number: `n${i}`, tags: ['a', i], text: 'x'.repeat(200) }));
  spoil(tables);
  closeTables(tables);
  return path;
}

const spoiltBy = (sql: string) => (): string => store(({ sqlite }) => sqlite.exec(sql));

describe('a check', () => {
  it('finds nothing in a sound store', () => expect(checkData(root, store())).toEqual([]));

  it.each<[string, () => string, string]>([
    [
      'an entry that is missing',
      spoiltBy('DELETE FROM entries WHERE index_id = 3 AND record = 7'),
      'test.forms index tags record 7: an entry is missing',
    ],
    [
      'an entry too many',
      spoiltBy("INSERT INTO entries VALUES (3, x'00', 7)"),
      'test.forms index tags: 401 entries, a rescan gives 400',
    ],
    [
      'a document that is gone',
      spoiltBy('DELETE FROM documents WHERE record = 9'),
      'test.forms index _id_: 200 entries, a rescan gives 199',
    ],
    [
      'a document of nobody',
      spoiltBy("INSERT INTO documents VALUES (99, 1, x'00')"),
      'documents of a collection 99 that does not exist',
    ],
    [
      'an entry of nobody',
      spoiltBy("INSERT INTO entries VALUES (99, x'00', 1)"),
      'entries of an index 99 that does not exist',
    ],
    [
      'two documents under one key of a unique index',
      store.bind(undefined, ({ sqlite }) =>
        sqlite.exec(
          'UPDATE OR IGNORE entries SET key = (SELECT min(key) FROM entries WHERE index_id = 4) WHERE record = 3 AND index_id = 4',
        ),
      ),
      'test.forms index number: two documents hold one key',
    ],
  ])('names %s', (_, made, problem) => expect(checkData(root, made())).toContainEqual(problem));

  it('names a document that cannot be read', () =>
    expect(checkData(root, spoiltBy("UPDATE documents SET body = x'0102' WHERE record = 5")())).toHaveLength(1));
});

describe('a data file', () => {
  /** Overwrites a stretch of the file. */
  const overwritten = (from: number, to: number): string => {
    const path = store();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0x5a, from, Math.min(to, bytes.length)));
    return path;
  };
  it.each<[string, () => string]>([
    ['with pages overwritten', () => overwritten(4096 * 3, 4096 * 9)],
    ['with its head overwritten', () => overwritten(0, 100)],
    [
      'cut off in the middle',
      () => {
        const path = store();
        writeFileSync(path, readFileSync(path).subarray(0, 4096 * 6));
        return path;
      },
    ],
  ])('%s is damaged, for the quick look and for the long one', (_, made) => {
    const path = made();
    expect(() => requireSound(root, path)).toThrow(expect.objectContaining({ code: 'directory.damaged' }));
    expect(checkData(root, path)).not.toEqual([]);
  });

  it('that is empty where a store was is damaged, and no new store', () => {
    const path = join(root, 'emptied.db');
    writeFileSync(path, '');
    expect(() => openTables(path, true)).toThrow(expect.objectContaining({ code: 'directory.damaged' }));
  });
});
