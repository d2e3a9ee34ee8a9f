import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from './process.js';
import { StoreRefusal } from './refusal.js';
import { pathsOf } from './storage/about.js';

/** A running embedded store. */
export interface EmbeddedStore {
  /** For Mongoose or the driver. */
  readonly uri: string;
  /** The store's own process. */
  readonly pid: number;
  /** Finishes what was begun and ends the process; resolves when it is gone. */
  stop(): Promise<void>;
  /** Called if the process ends without `stop`; `why` names the exit code or signal. */
  onExit(listener: (why: string) => void): void;
}

/** What a store is started with. */
export interface EmbeddedStoreOptions {
  /** Where the data lives; created if missing. One process owns it at a time. */
  readonly directory: string;
  /** The database that the URI names. */
  readonly database?: string;
}

/** The store's process runs compiled, also under a test runner that compiles the rest in memory. */
const MAIN = fileURLToPath(new URL('../dist/process.js', import.meta.url));
const READY_WITHIN = 15_000;
/** After an unclean stop the whole file is read first. */
const CHECKED_WITHIN = 15 * 60_000;
const STOP_WITHIN = 20_000;
const KEPT_OUTPUT = 2000;

/** Starts the store's own process on a data directory and resolves when it accepts connections. */
export async function startEmbeddedStore({ directory, database }: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const child = spawnStore(resolve(directory));
  const socket = await readiness(child);
  let stopping = false;
  const listeners: ((why: string) => void)[] = [];
  const gone = new Promise<void>((settle) => {
    child.once('exit', (code, signal) => {
      settle();
      if (!stopping) for (const listener of listeners) listener(signal ? `signal ${signal}` : `exit code ${code ?? 0}`);
    });
  });
  return {
    uri: uriOf(socket, database),
    pid: child.pid ?? 0,
    onExit: (listener) => void listeners.push(listener),
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** The URI of a store that another process runs on a directory; undefined if none has announced itself. */
export function readEmbeddedUri(directory: string, database?: string): string | undefined {
  const { socket } = pathsOf(resolve(directory));
  return existsSync(socket) ? uriOf(readFileSync(socket, 'utf8'), database) : undefined;
}

const uriOf = (socket: string, database = ''): string => `mongodb://${encodeURIComponent(socket)}/${database}`;

function spawnStore(directory: string): ChildProcess {
  if (!existsSync(MAIN))
    throw new StoreRefusal('process.failed', { why: `${MAIN} is missing: build this package first` });
  const { NODE_OPTIONS: _, ...env } = process.env;
  return fork(MAIN, [directory], { execArgv: [], env, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
}

function readiness(child: ChildProcess): Promise<string> {
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
    process.stderr.write(chunk);
  });
  return new Promise((settle, reject) => {
    const failed = (why: string): void =>
      reject(new StoreRefusal('process.failed', { why: `${why} ${output}`.trim() }));
    const wait = (milliseconds: number): NodeJS.Timeout =>
      setTimeout(() => {
        child.kill('SIGKILL');
        failed('not ready in time');
      }, milliseconds);
    let timer = wait(READY_WITHIN);
    child.once('error', (error) => failed(error.message));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      failed(`ended with ${signal ?? code ?? 0}`);
    });
    child.on('message', (message: Report) => {
      clearTimeout(timer);
      if ('checking' in message) timer = wait(CHECKED_WITHIN);
      else if ('ready' in message) settle(message.ready.socket);
      else reject(new StoreRefusal(message.refused.code, message.refused.params));
    });
  });
}
