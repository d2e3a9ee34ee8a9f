import { mkdir } from 'node:fs/promises';
import { refusal } from '@chengwen/domain';
import { readEmbeddedUri, startEmbeddedStore, StoreRefusal, type EmbeddedStore } from '@chengwen/embedded-mongo';
import type { StoreChoice } from './config.js';
import type { Log } from './log.js';
import { connectStore } from '@chengwen/store';
import type { Connection } from 'mongoose';
import { steadyAddress } from './steady-address.js';
import { storeProblem } from './store-problem.js';

/** A store that answers at `uri` until `stop` is called. */
export interface RunningStore {
  readonly uri: string;
  stop(): Promise<void>;
}

/** The database of the embedded store that holds everything. */
export const DATABASE = 'chengwen';
/** Pauses between two starts of a store that keeps dying, in milliseconds; the last one repeats. */
const PAUSES = [0, 200, 1000, 5000] as const;

/**
 * Starts the store that the configuration names, or points at the one that runs elsewhere. A directory that another
 * process of ours already serves is joined, not refused: a second API, or a command beside a running server.
 */
export async function startStore(choice: StoreChoice, log: Log): Promise<RunningStore> {
  if (choice.kind === 'uri') return { uri: choice.uri, stop: async () => undefined };
  await mkdir(choice.directory, { recursive: true, mode: 0o700 });
  if (choice.kind === 'mongod') return startMongod(choice.directory);
  try {
    return await superviseEmbedded(choice.directory, log);
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    const uri = error.code === 'directory.owned' ? readEmbeddedUri(choice.directory, DATABASE) : undefined;
    if (uri !== undefined) return { uri, stop: async () => undefined };
    throw refusal('store.unavailable', { problem: storeProblem(error) });
  }
}

/** Connects to a store, or says in one sentence that it does not answer. */
export async function openConnection(uri: string): Promise<Connection> {
  return connectStore(uri).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw refusal('store.unavailable', { problem: `连接失败（${withoutPassword(why)}）` });
  });
}

const withoutPassword = (text: string): string => text.replace(/\/\/[^@/\s]+@/g, '//…@');

/** A mongod from the mongodb-memory-server package, as a one-node set, its data in our directory. */
async function startMongod(directory: string): Promise<RunningStore> {
  const { MongoMemoryReplSet } = await import('mongodb-memory-server');
  try {
    const server = await MongoMemoryReplSet.create({
      replSet: { count: 1, storageEngine: 'wiredTiger' },
      instanceOpts: [{ dbPath: directory }],
    });
    return { uri: server.getUri(DATABASE), stop: async () => void (await server.stop({ doCleanup: false })) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw refusal('store.unavailable', { problem: `mongod 没有启动（${why}）` });
  }
}

/**
 * The embedded store is a child process. When it dies it is started again on the same directory and under the same
 * address; the driver reconnects by itself, and a command that was cut off is repeated under its key.
 */
async function superviseEmbedded(directory: string, log: Log): Promise<RunningStore> {
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const start = async (): Promise<EmbeddedStore> => {
    const started = await startEmbeddedStore({ directory, database: DATABASE });
    started.onExit((why) => {
      if (!stopping) restarting = restart(why);
    });
    return started;
  };
  const restart = async (why: string): Promise<void> => {
    for (let attempt = 0; !stopping; attempt += 1) {
      log.error('store.died', { why, attempt });
      await new Promise((resolve) => setTimeout(resolve, PAUSES[Math.min(attempt, PAUSES.length - 1)]));
      if (stopping) return;
      try {
        store = await start();
        await address.follow(store.uri);
        return log.info('store.restarted', { attempt });
      } catch (error) {
        log.error('store.notStarted', { attempt, error: String(error) });
      }
    }
  };
  let store = await start();
  const address = await steadyAddress(store.uri);
  return {
    uri: address.uri,
    stop: async () => {
      stopping = true;
      await restarting;
      await store.stop();
      await address.forget();
    },
  };
}
