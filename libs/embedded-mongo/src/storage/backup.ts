import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { StoreRefusal } from '../refusal.js';
import { pathsOf, requireStore, stamp, unusable } from './about.js';
import { checkData } from './check.js';
import { hasLog, lockDirectory } from './directory.js';
import { closeTables, openTables } from './open.js';
import { Sqlite } from './sqlite.js';

/** What a maintenance job is doing. */
export type Step = 'copying' | 'checking' | 'compacting';
export type Tell = (step: Step) => void;

/** A backup or a restored directory: where it is, and how large its data file. */
export interface Copied {
  readonly directory: string;
  readonly bytes: number;
}

/**
 * Copies a store as it is at one moment, while it goes on running, and checks the copy from end to end. The target
 * appears whole or not at all.
 */
export function backup(from: string, to: string, tell: Tell): Copied {
  const [source, target] = [resolve(from), resolve(to)];
  requireStore(source);
  return place(source, target, (partial) => {
    tell('copying');
    const sqlite = new Sqlite(pathsOf(source).data);
    try {
      sqlite.exec('PRAGMA busy_timeout = 5000');
      sqlite.exec(`VACUUM INTO '${pathsOf(partial).data.replaceAll("'", "''")}'`);
    } finally {
      sqlite.close();
    }
    copyFileSync(pathsOf(source).about, pathsOf(partial).about);
    tell('checking');
    requireGood(source, partial);
  });
}

/**
 * Puts a backup, or a directory whose store was stopped, where no store is yet. The copy is brought to the present
 * format and checked from end to end before it appears under its name; the backup itself is only read.
 */
export function restore(from: string, to: string, tell: Tell): Copied {
  const [source, target] = [resolve(from), resolve(to)];
  requireStore(source);
  requireStopped(source);
  return place(source, target, (partial) => {
    tell('copying');
    copyFileSync(pathsOf(source).data, pathsOf(partial).data);
    if (hasLog(source)) copyFileSync(pathsOf(source).log, pathsOf(partial).log);
    tell('checking');
    requireGood(source, partial);
    closeTables(openTables(pathsOf(partial).data, true));
    stamp(partial);
  });
}

/** Files of a running store cannot be copied one by one. On a medium that cannot be written to none is running. */
function requireStopped(source: string): void {
  if (!existsSync(pathsOf(source).owner)) return;
  try {
    lockDirectory(source);
  } catch (error) {
    if (!(error instanceof StoreRefusal) || error.code !== 'directory.readOnly') throw error;
  }
}

/** What is wrong with a store, running or not; an empty list if all is well. */
export function check(given: string, tell: Tell): string[] {
  const directory = resolve(given);
  requireStore(directory);
  tell('checking');
  return checkData(directory, pathsOf(directory).data);
}

/** The size of a data file before and after, in bytes. */
export interface Compacted {
  readonly before: number;
  readonly after: number;
}

/** Writes a stopped store anew without its gaps. Needs as much room again while it runs; it is whole at every moment. */
export function compact(given: string, tell: Tell): Compacted {
  const directory = resolve(given);
  requireStore(directory);
  lockDirectory(directory);
  const { data } = pathsOf(directory);
  const tables = openTables(data, true);
  const size = (): number => statSync(data).size;
  try {
    tables.sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const before = size();
    tell('compacting');
    tables.sqlite.exec('VACUUM');
    tables.sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return { before, after: size() };
  } catch (error) {
    throw unusable(directory, error);
  } finally {
    closeTables(tables);
  }
}

function requireGood(source: string, partial: string): void {
  const [first] = checkData(source, pathsOf(partial).data);
  if (first !== undefined) throw new StoreRefusal('directory.damaged', { directory: source, reason: first });
}

/** Fills a directory beside the target and gives it the target's name when all of it is on disk. */
function place(source: string, target: string, fill: (partial: string) => void): Copied {
  requireFree(target);
  const partial = join(dirname(target), `${partialName(target)}${process.pid}`);
  try {
    mkdirSync(dirname(target), { recursive: true });
    dropStale(target);
    mkdirSync(partial, { mode: 0o700 });
    fill(partial);
    for (const name of readdirSync(partial)) flush(join(partial, name));
    flush(partial);
    requireFree(target);
    renameSync(partial, target);
    flush(dirname(target));
  } catch (error) {
    const why = unusable(target, error);
    // Whatever is damaged came from there.
    throw why.code === 'directory.damaged' ? new StoreRefusal(why.code, { ...why.params, directory: source }) : why;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return { directory: target, bytes: statSync(pathsOf(target).data).size };
}

const partialName = (target: string): string => `.${basename(target)}.partial-`;

/** Takes away what a job left that was killed. */
function dropStale(target: string): void {
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(partialName(target))) continue;
    const pid = Number(name.slice(partialName(target).length));
    if (pid !== process.pid && !isAlive(pid)) rmSync(join(dirname(target), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A directory to be filled must not exist or be empty; one in which a store runs is named as such. */
function requireFree(target: string): void {
  const found = statSync(target, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) throw new StoreRefusal('directory.unusable', { directory: target, reason: 'a file' });
  if (existsSync(pathsOf(target).owner)) lockDirectory(target);
  if (readdirSync(target).length > 0) throw new StoreRefusal('directory.notEmpty', { directory: target });
}

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
