import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StoreRefusal } from '../refusal.js';
import { isStore, pathsOf, stamp, unusable } from './about.js';
import { Sqlite, storageCode } from './sqlite.js';

/** The kernel limits socket paths to 108 bytes, the ending zero included. */
const MAX_SOCKET_PATH = 103;
const TEMPORARY = join(tmpdir(), 'chengwen-store-');

/** A data directory that belongs to this process until it ends. */
export interface OwnedDirectory {
  readonly path: string;
  readonly data: string;
  /** A store is in it already. */
  readonly known: boolean;
  /** Whoever had it last did not close it: killed, or the power went. */
  readonly unclean: boolean;
  /** Where to listen. */
  readonly socket: string;
  /** Tells other processes where the socket is. Comes after the tables are open. */
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
  const known = isStore(directory);
  lockDirectory(directory);
  dropStaleSocket(paths.socket);
  const socket = socketPath(directory);
  return {
    path: directory,
    data: paths.data,
    known,
    unclean: hasLog(directory),
    socket,
    announce: () => {
      stamp(directory);
      chmodSync(socket, 0o600);
      writeFileSync(paths.socket, socket, { mode: 0o600 });
    },
    withdraw: () => {
      rmSync(paths.socket, { force: true });
      rmSync(dirname(socket), { recursive: true, force: true });
    },
  };
}

/** Whether commits wait in the log: a store that was closed has moved them into the data file. */
export function hasLog(directory: string): boolean {
  const { log } = pathsOf(directory);
  return (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function create(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(directory, error);
  }
}

/** Held for the life of the process: a collected connection would drop its lock. */
const owners: Sqlite[] = [];

/** Makes this process the owner of a directory until it ends; `directory.owned` if another one is. */
export function lockDirectory(directory: string): void {
  try {
    const owner = new Sqlite(pathsOf(directory).owner);
    owner.exec('BEGIN EXCLUSIVE');
    owners.push(owner);
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
