import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doc } from '../sample.js';
import { GroupCommit } from '../storage/group-commit.js';
import { openTables } from '../storage/open.js';
import { Arguments } from './arguments.js';
import type { Command, Engine } from './command.js';
import { Cursors } from './cursors.js';
import { remove } from './delete.js';
import { insert } from './insert.js';
import { runCommand } from './registry.js';
import { update } from './update.js';

const directory = mkdtempSync(join(tmpdir(), 'chengwen-deadline-'));
const { sqlite, catalog, records, memories } = openTables(join(directory, 'store.db'));
const broken = (error: unknown): void => {
  throw error;
};
const engine: Engine = { catalog, records, cursors: new Cursors(), commit: new GroupCommit(sqlite, memories, broken) };

beforeAll(async () => {
  const documents = Array.from({ length: 6000 }, (_, n) => ({ _id: n, n: 0 }));
  await runCommand(engine, doc({ insert: 'forms', documents, $db: 'test' }));
});

afterAll(() => {
  sqlite.close();
  rmSync(directory, { recursive: true, force: true });
});

const counted = async (query: Record<string, unknown>): Promise<unknown> =>
  (await runCommand(engine, doc({ count: 'forms', query, $db: 'test' })))['n'];

describe('a write that takes longer than the client waits', () => {
  it.each<[Command, Record<string, unknown>]>([
    [update, { update: 'forms', updates: [{ q: {}, u: { $set: { n: 1 } }, multi: true }] }],
    [
      update,
      {
        update: 'forms',
        updates: [1, 2].map((_id) => ({ q: { _id }, u: { $set: { n: 1 } } })),
        ordered: false,
      },
    ],
    [remove, { delete: 'forms', deletes: [{ q: {}, limit: 0 }] }],
    [insert, { insert: 'forms', documents: [{ n: 1 }, { n: 1 }] }],
  ])('$name: is refused as a whole, and nothing of it is kept', async (command, fields) => {
    const call = { database: 'test', arguments: new Arguments(doc(fields), command.name), deadline: 0 };
    await expect(engine.commit.submit(() => command.run(call, engine))).rejects.toMatchObject({ code: 50 });
    expect(await counted({ n: 0 })).toBe(6000);
    expect(await counted({ n: 1 })).toBe(0);
  });

  it('is refused while it still searches, and before it begins', async () => {
    const command = doc({
      update: 'forms',
      updates: [{ q: { 'n.x': 1 }, u: { $set: { n: 1 } }, multi: true }],
      maxTimeMS: 1,
      $db: 'test',
    });
    expect(await runCommand(engine, command)).toMatchObject({ ok: 0, code: 50 });
    const index = doc({ createIndexes: 'forms', indexes: [{ key: { n: 1 }, name: 'n' }], maxTimeMS: 1, $db: 'test' });
    expect(await runCommand(engine, index)).toMatchObject({ ok: 0, code: 50 });
    expect(catalog.find('test', 'forms')?.indexes).toHaveLength(1);
  });
});
