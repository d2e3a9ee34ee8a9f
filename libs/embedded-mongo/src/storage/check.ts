import { StoreRefusal } from '../refusal.js';
import { entriesOf } from '../indexes/keys.js';
import { unusable } from './about.js';
import type { Collection } from './catalog.js';
import type { Tables } from './open.js';
import { viewTables } from './open.js';
import { Sqlite } from './sqlite.js';

/** Problems that are listed before a check gives up. */
const MANY = 20;

/**
 * The structure of a data file, read from end to end, without looking at what the documents say. For a store that was
 * not closed. Refuses with `directory.damaged`.
 */
export function requireSound(directory: string, data: string): void {
  try {
    const sqlite = new Sqlite(data);
    try {
      const [first] = structureProblems(sqlite, 'quick_check');
      if (first !== undefined) throw new StoreRefusal('directory.damaged', { directory, reason: first });
    } finally {
      sqlite.close();
    }
  } catch (error) {
    throw unusable(directory, error);
  }
}

/** Everything that can be checked without knowing what the documents mean. Answers what is wrong; nothing if all is well. */
export function checkData(directory: string, data: string): string[] {
  try {
    const tables = viewTables(data);
    try {
      // One read transaction, so that a store that goes on writing does not move things meanwhile.
      tables.sqlite.exec('BEGIN');
      const structure = structureProblems(tables.sqlite, 'integrity_check');
      return structure.length > 0 ? structure : contentProblems(tables);
    } finally {
      tables.sqlite.rollback();
      tables.sqlite.close();
    }
  } catch (error) {
    const refusal = unusable(directory, error);
    if (refusal.code !== 'directory.damaged') throw refusal;
    return [String(refusal.params['reason'])];
  }
}

function structureProblems(sqlite: Sqlite, pragma: 'quick_check' | 'integrity_check'): string[] {
  const lines = sqlite.statement(`PRAGMA ${pragma}(${MANY})`).rows([]);
  return lines.map(([line]) => String(line)).filter((line) => line !== 'ok');
}

/** Index entries against a rescan of the documents; and rows that belong to no collection or index. */
export function contentProblems(tables: Tables): string[] {
  const { sqlite, catalog } = tables;
  const problems: string[] = [];
  const collections = catalog.all();
  for (const collection of collections) {
    try {
      problems.push(...indexProblems(tables, collection));
    } catch (error) {
      problems.push(`${named(collection)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const strays = (sql: string, known: readonly number[]): unknown[] =>
    sqlite
      .statement(sql)
      .rows([])
      .map(([id]) => id)
      .filter((id) => !known.includes(Number(id)));
  for (const id of strays(
    'SELECT DISTINCT collection FROM documents',
    collections.map((one) => one.id),
  ))
    problems.push(`documents of a collection ${String(id)} that does not exist`);
  const indexes = collections.flatMap((one) => one.indexes.map((index) => index.id));
  for (const id of strays('SELECT DISTINCT index_id FROM entries', indexes))
    problems.push(`entries of an index ${String(id)} that does not exist`);
  return problems.slice(0, MANY);
}

function indexProblems({ sqlite, records }: Tables, collection: Collection): string[] {
  const problems: string[] = [];
  const expected = new Map(collection.indexes.map(({ id }) => [id, 0]));
  const entry = sqlite.statement('SELECT 1 FROM entries WHERE index_id = ? AND key = ? AND record = ?');
  for (const { record, document } of records.scan(collection)) {
    for (const index of collection.indexes) {
      const { keys, multikey } = entriesOf(index, document);
      expected.set(index.id, (expected.get(index.id) ?? 0) + keys.length);
      const where = `${named(collection)} index ${index.name} record ${record}`;
      if (keys.some((key) => !entry.row([index.id, key, record]))) problems.push(`${where}: an entry is missing`);
      if (multikey && !index.multikey) problems.push(`${where}: an array the index does not know of`);
    }
    if (problems.length > MANY) return problems;
  }
  for (const { id, name, unique } of collection.indexes) {
    const row = sqlite.statement('SELECT count(*), count(DISTINCT key) FROM entries WHERE index_id = ?').row([id]);
    const where = `${named(collection)} index ${name}`;
    if (Number(row?.[0]) !== expected.get(id))
      problems.push(`${where}: ${Number(row?.[0])} entries, a rescan gives ${expected.get(id) ?? 0}`);
    if (unique && row?.[0] !== row?.[1]) problems.push(`${where}: two documents hold one key`);
  }
  return problems;
}

const named = ({ database, name }: Collection): string => `${database}.${name}`;
