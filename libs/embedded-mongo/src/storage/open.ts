import { dirname } from 'node:path';
import { StoreRefusal } from '../refusal.js';
import { unusable } from './about.js';
import { Catalog } from './catalog.js';
import type { Memory } from './group-commit.js';
import { Recent } from './recent.js';
import { Records } from './records.js';
import { Sqlite } from './sqlite.js';
import { upgrade } from './upgrade.js';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, definition BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS documents (
    collection INTEGER NOT NULL, record INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (collection, record)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS entries (
    index_id INTEGER NOT NULL, key BLOB NOT NULL, record INTEGER NOT NULL,
    PRIMARY KEY (index_id, key, record)) WITHOUT ROWID;
`;
const TABLES = ['about', 'collections', 'documents', 'entries'];

/** The tables of a store and what is held of them in memory. */
export interface Tables {
  readonly sqlite: Sqlite;
  readonly catalog: Catalog;
  readonly records: Records;
  /** What of it a failed commit or command has to lead back. */
  readonly memories: readonly Memory[];
}

/**
 * Opens the data file with every commit durable: the log is written through before a commit returns. An older format is
 * brought up to date.
 *
 * @param known the file held a store before, so its tables have to be there
 */
export function openTables(path: string, known = false): Tables {
  const directory = dirname(path);
  try {
    const sqlite = new Sqlite(path);
    // Nobody else ever writes, but a check or a backup may hold a lock for a moment.
    sqlite.exec('PRAGMA busy_timeout = 5000');
    if (known) requireTables(sqlite, directory);
    sqlite.exec('PRAGMA journal_mode = WAL');
    sqlite.exec('PRAGMA synchronous = FULL');
    sqlite.exec('PRAGMA journal_size_limit = 67108864');
    // 16 MB of pages; the library's own 2 MB are read anew again and again in a store of a few thousand forms.
    sqlite.exec('PRAGMA cache_size = -16384');
    sqlite.exec(SCHEMA);
    upgrade(sqlite, directory);
    return tablesOf(sqlite);
  } catch (error) {
    throw unusable(directory, error);
  }
}

/** Opens the data file as it is, to read it; another process may go on writing. */
export function viewTables(path: string): Tables {
  const sqlite = new Sqlite(path);
  sqlite.exec('PRAGMA busy_timeout = 5000');
  requireTables(sqlite, dirname(path));
  return tablesOf(sqlite);
}

function tablesOf(sqlite: Sqlite): Tables {
  const catalog = new Catalog(sqlite);
  const recent = new Recent();
  return { sqlite, catalog, records: new Records(sqlite, catalog, recent), memories: [catalog, recent] };
}

function requireTables(sqlite: Sqlite, directory: string): void {
  const rows = sqlite.statement("SELECT name FROM sqlite_schema WHERE type = 'table'").rows([]);
  const there = rows.map(([name]) => String(name));
  const missing = TABLES.filter((name) => !there.includes(name));
  if (missing.length > 0)
    throw new StoreRefusal('directory.damaged', { directory, reason: `store.db has no ${missing.join(', ')}` });
}

/** Moves the log into the data file and closes it. Where that finds no room, the log keeps what it holds. */
export function closeTables({ sqlite }: Tables): void {
  try {
    sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    process.stderr.write(`embedded-mongo: the log stays as it is: ${String(error)}\n`);
  }
  sqlite.close();
}
