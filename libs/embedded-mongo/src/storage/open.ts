import { StoreRefusal } from '../refusal.js';
import { Catalog } from './catalog.js';
import { FORMAT } from './directory.js';
import { Records } from './records.js';
import { Sqlite } from './sqlite.js';

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

/** The tables of a store and what is held of them in memory. */
export interface Tables {
  readonly sqlite: Sqlite;
  readonly catalog: Catalog;
  readonly records: Records;
}

/** Opens the data file with every commit durable: the log is written through before a commit returns. */
export function openTables(path: string): Tables {
  const sqlite = new Sqlite(path);
  sqlite.exec('PRAGMA journal_mode = WAL');
  sqlite.exec('PRAGMA synchronous = FULL');
  sqlite.exec('PRAGMA journal_size_limit = 67108864');
  sqlite.exec(SCHEMA);
  checkFormat(sqlite, path);
  const catalog = new Catalog(sqlite);
  return { sqlite, catalog, records: new Records(sqlite, catalog) };
}

function checkFormat(sqlite: Sqlite, path: string): void {
  sqlite.statement("INSERT OR IGNORE INTO about (name, value) VALUES ('format', ?)").run([FORMAT]);
  const row = sqlite.statement("SELECT value FROM about WHERE name = 'format'").row([]);
  const format = Number(row?.[0]);
  if (format > FORMAT) throw new StoreRefusal('directory.newer', { directory: path, format, known: FORMAT });
}

/** Moves the log into the data file and closes it. */
export function closeTables({ sqlite }: Tables): void {
  sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  sqlite.close();
}
