import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doc } from '../sample.js';
import { encode } from '../values/codec.js';
import { openTables } from './open.js';
import { Sqlite } from './sqlite.js';
import { formatOf, upgrade, UPGRADES } from './upgrade.js';

const root = mkdtempSync(join(tmpdir(), 'chengwen-upgrade-'));
let files = 0;
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A data file as format 0 left it: one collection without a UUID, one document. */
function format0(): string {
  const path = join(root, `${files++}.db`);
  const { sqlite, catalog, records } = openTables(path);
  const collection = catalog.create('test', 'forms');
  records.insert(collection, doc({ _id: 1, text: '呈文' }));
  const { id, database, name, indexes } = collection;
  const definition = doc({
    id,
    db: database,
    name,
    options: {},
    indexes: indexes.map((index) => ({ id: index.id, specification: index.specification, multikey: index.multikey })),
  });
  sqlite.statement('UPDATE collections SET definition = ?').run([Buffer.from(encode(definition))]);
  sqlite.statement("UPDATE about SET value = 0 WHERE name = 'format'").run([]);
  sqlite.close();
  return path;
}

describe('an older data file', () => {
  it('of format 0 becomes format 1: its collections get a UUID for good, its documents stay', () => {
    const path = format0();
    const uuids = [1, 2].map(() => {
      const { sqlite, catalog, records } = openTables(path, true);
      const collection = catalog.find('test', 'forms');
      expect(formatOf(sqlite)).toBe(1);
      expect(collection && [...records.scan(collection)].map(({ document }) => document['text'])).toEqual(['呈文']);
      sqlite.close();
      return collection?.uuid.toString('hex');
    });
    expect(uuids[0]).toHaveLength(32);
    expect(uuids[1]).toBe(uuids[0]);
  });

  it('goes through every step in order, and a step that fails takes all of them back', () => {
    const sqlite = new Sqlite(format0());
    const steps = new Map([...UPGRADES, [1, () => sqlite.exec('CREATE TABLE later (a INTEGER)')] as const]);
    expect(() => upgrade(sqlite, root, new Map([...steps, [2, () => sqlite.exec('no such statement')]]), 3)).toThrow();
    expect(formatOf(sqlite)).toBe(0);
    upgrade(sqlite, root, steps, 2);
    expect(formatOf(sqlite)).toBe(2);
    expect(sqlite.statement('SELECT count(*) FROM later').row([])).toEqual([0]);
    sqlite.close();
  });

  it('that no step leads away from, and a newer one, are refused and left alone', () => {
    const sqlite = new Sqlite(format0());
    const refused = (steps: typeof UPGRADES, wanted: number) => () => upgrade(sqlite, root, steps, wanted);
    expect(refused(new Map(), 1)).toThrow(expect.objectContaining({ code: 'directory.unusable' }));
    expect(refused(UPGRADES, -1)).toThrow(expect.objectContaining({ code: 'directory.newer' }));
    expect(formatOf(sqlite)).toBe(0);
    sqlite.close();
  });
});
