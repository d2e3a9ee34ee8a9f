import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreRefusal } from '../refusal.js';
import { storageCode } from './sqlite.js';

/** Written into every directory; another engine or a newer format is not opened. */
export const ENGINE = 'chengwen-embedded-mongo';
/** The format that this version writes; `upgrade.ts` leads there from every older one. */
export const FORMAT = 1;

/** Where the files of a data directory are. */
export const pathsOf = (directory: string) => ({
  /** Readable: engine and format. */
  about: join(directory, 'store.json'),
  /** Held open and locked by the one process that owns the directory. */
  owner: join(directory, 'owner.lock'),
  data: join(directory, 'store.db'),
  /** What was committed and is not in `data` yet. */
  log: join(directory, 'store.db-wal'),
  /** Names the socket while the store runs. */
  socket: join(directory, 'socket'),
});

/**
 * Whether a store of ours is in a directory. Refuses another engine's, a newer one's, and one whose data file is gone:
 * an empty store in its place would look as if nobody had ever written anything.
 */
export function isStore(directory: string): boolean {
  const { about, data } = pathsOf(directory);
  if (!existsSync(about)) {
    if (existsSync(join(directory, 'WiredTiger')))
      throw new StoreRefusal('directory.foreignEngine', { directory, engine: 'mongod' });
    return false;
  }
  const { engine, format } = read(directory, about);
  if (engine !== ENGINE) throw new StoreRefusal('directory.foreignEngine', { directory, engine });
  if (format > FORMAT) throw new StoreRefusal('directory.newer', { directory, format, known: FORMAT });
  if (!existsSync(data)) throw new StoreRefusal('directory.damaged', { directory, reason: 'store.db is missing' });
  return true;
}

/** The same where there has to be one. */
export function requireStore(directory: string): void {
  if (!isStore(directory)) throw new StoreRefusal('directory.missing', { directory });
}

function read(directory: string, about: string): { engine: string; format: number } {
  try {
    const { engine, format } = JSON.parse(readFileSync(about, 'utf8')) as { engine?: unknown; format?: unknown };
    return { engine: String(engine), format: Number(format) };
  } catch (error) {
    throw unusable(directory, error);
  }
}

/** Says in `store.json` what wrote the directory. Comes after the tables, which it vouches for. */
export function stamp(directory: string): void {
  const text = `${JSON.stringify({ engine: ENGINE, format: FORMAT }, null, 2)}\n`;
  const { about } = pathsOf(directory);
  if (existsSync(about) && readFileSync(about, 'utf8') === text) return;
  writeFileSync(about, text, { mode: 0o600, flush: true });
}

const READ_ONLY = ['EACCES', 'EROFS', 'EPERM', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'];
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL'];
const DAMAGED = ['SQLITE_CORRUPT', 'SQLITE_NOTADB'];

/** What an error of the file system or the storage library means for a directory. */
export function unusable(directory: string, error: unknown): StoreRefusal {
  if (error instanceof StoreRefusal) return error;
  const system = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = storageCode(error) ?? system;
  const among = (codes: readonly string[]): boolean => codes.some((known) => code.startsWith(known));
  const reason = error instanceof Error ? error.message : String(error);
  if (among(READ_ONLY)) return new StoreRefusal('directory.readOnly', { directory });
  if (among(FULL)) return new StoreRefusal('directory.full', { directory });
  if (among(DAMAGED)) return new StoreRefusal('directory.damaged', { directory, reason });
  return new StoreRefusal('directory.unusable', { directory, reason });
}
