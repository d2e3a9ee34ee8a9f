import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StoreRefusal } from '../refusal.js';
import { Sqlite, storageCode } from './sqlite.js';

/** Written into every directory; another engine or a newer format is not opened. */
export const ENGINE = 'chengwen-embedded-mongo';
export const FORMAT = 1;

/** The kernel limits socket paths to 108 bytes, the ending zero included. */
const MAX_SOCKET_PATH = 103;
const TEMPORARY = join(tmpdir(), 'chengwen-store-');

/** Where the files of a data directory are. */
export const pathsOf = (directory: string) => ({
  /** Readable: engine and format. */
  about: join(directory, 'store.json'),
  /** Held open and locked by the one process that owns the directory. */
  owner: join(directory, 'owner.lock'),
  data: join(directory, 'store.db'),
  /** Names the socket while the store runs. */
  socket: join(directory, 'socket'),
});

/** A data directory that belongs to this process until it ends. */
export interface OwnedDirectory {
  readonly data: string;
  /** Where to listen. */
  readonly socket: string;
  /** Tells other processes where the socket is. */
  announce(): void;
  /** Takes the announcement back. */
  withdraw(): void;
}

/**
 * Takes a data directory: creates it if need be, checks what wrote it, and locks it. The kernel drops the lock with
 * the process, however it ends.
 */
export function takeDirectory(given: string): OwnedDirectory {
  const directory = resolve(given);
  const paths = pathsOf(directory);
  create(directory);
  checkForeign(directory, paths.about);
  lock(directory, paths.owner);
  stamp(paths.about);
  dropStaleSocket(paths.socket);
  const socket = socketPath(directory);
  return {
    data: paths.data,
    socket,
    announce: () => {
      chmodSync(socket, 0o600);
      writeFileSync(paths.socket, socket, { mode: 0o600 });
    },
    withdraw: () => {
      rmSync(paths.socket, { force: true });
      rmSync(dirname(socket), { recursive: true, force: true });
    },
  };
}

function create(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(directory, error);
  }
}

function unusable(directory: string, error: unknown): StoreRefusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const readOnly = ['EACCES', 'EROFS', 'EPERM', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].includes(code);
  if (readOnly) return new StoreRefusal('directory.readOnly', { directory });
  return new StoreRefusal('directory.unusable', {
    directory,
    reason: error instanceof Error ? error.message : String(error),
  });
}

function checkForeign(directory: string, about: string): void {
  if (!existsSync(about)) {
    if (existsSync(join(directory, 'WiredTiger')))
      throw new StoreRefusal('directory.foreignEngine', { directory, engine: 'mongod' });
    return;
  }
  const { engine, format } = readAbout(directory, about);
  if (engine !== ENGINE) throw new StoreRefusal('directory.foreignEngine', { directory, engine });
  if (format > FORMAT) throw new StoreRefusal('directory.newer', { directory, format, known: FORMAT });
}

function readAbout(directory: string, about: string): { engine: string; format: number } {
  try {
    const { engine, format } = JSON.parse(readFileSync(about, 'utf8')) as { engine?: unknown; format?: unknown };
    return { engine: String(engine), format: Number(format) };
  } catch (error) {
    throw unusable(directory, error);
  }
}

function stamp(about: string): void {
  if (!existsSync(about))
    writeFileSync(about, `${JSON.stringify({ engine: ENGINE, format: FORMAT }, null, 2)}\n`, { mode: 0o600 });
}

let owner: Sqlite | undefined;

function lock(directory: string, path: string): void {
  try {
    owner = new Sqlite(path);
    owner.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if (storageCode(error)?.startsWith('SQLITE_BUSY')) throw new StoreRefusal('directory.owned', { directory });
    throw unusable(directory, error);
  }
}

function dropStaleSocket(announcement: string): void {
  if (!existsSync(announcement)) return;
  const stale = dirname(readFileSync(announcement, 'utf8'));
  if (stale.startsWith(TEMPORARY)) rmSync(stale, { recursive: true, force: true });
  rmSync(announcement, { force: true });
}

/** In the directory itself, or in a fresh temporary one if that path would be too long for a socket. */
function socketPath(directory: string): string {
  const near = join(directory, 'run', 'mongodb.sock');
  if (Buffer.byteLength(near) > MAX_SOCKET_PATH) return join(mkdtempSync(TEMPORARY), 'mongodb.sock');
  rmSync(dirname(near), { recursive: true, force: true });
  mkdirSync(dirname(near), { mode: 0o700 });
  return near;
}
