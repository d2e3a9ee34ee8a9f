import { mkdir } from 'node:fs/promises';
import { startEmbeddedStore } from '@chengwen/embedded-mongo';
import type { StoreChoice } from './config.js';
import type { Log } from './log.js';

/** A store that answers at `uri` until `stop` is called. */
export interface RunningStore {
  readonly uri: string;
  stop(): Promise<void>;
}

/** Pauses between two starts of a store that keeps dying: the last one repeats. */
const PAUSES = [0, 200, 1000, 5000] as const;

/** Starts the store that the configuration names, or points at the one that runs elsewhere. */
export async function startStore(choice: StoreChoice, log: Log): Promise<RunningStore> {
  if (choice.kind === 'uri') return { uri: choice.uri, stop: async () => undefined };
  await mkdir(choice.directory, { recursive: true, mode: 0o700 });
  return choice.kind === 'mongod' ? startMongod(choice.directory) : superviseEmbedded(choice.directory, log);
}

/** A mongod from the mongodb-memory-server package, as a one-node set, its data in our directory. */
async function startMongod(directory: string): Promise<RunningStore> {
  const { MongoMemoryReplSet } = await import('mongodb-memory-server');
  const server = await MongoMemoryReplSet.create({
    replSet: { count: 1, storageEngine: 'wiredTiger' },
    instanceOpts: [{ dbPath: directory }],
  });
  return { uri: server.getUri('chengwen'), stop: async () => void (await server.stop({ doCleanup: false })) };
}

/**
 * The embedded store is a child process. When it dies it is started again on the same directory, so its address stays
 * the same; the driver reconnects by itself and a command that was cut off is repeated under its key.
 */
async function superviseEmbedded(directory: string, log: Log): Promise<RunningStore> {
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  let store = await startEmbeddedStore({ directory });
  const { uri } = store;
  const watch = (): void => {
    store.onExit(() => {
      if (!stopping) restarting = restart();
    });
  };
  const restart = async (): Promise<void> => {
    for (let attempt = 0; !stopping; attempt += 1) {
      log.error('store.died', { attempt });
      await new Promise((resolve) => setTimeout(resolve, PAUSES[Math.min(attempt, PAUSES.length - 1)]));
      if (stopping) return;
      try {
        store = await startEmbeddedStore({ directory });
        watch();
        log.info('store.restarted', { attempt });
        return;
      } catch (error) {
        log.error('store.notStarted', { attempt, error: String(error) });
      }
    }
  };
  watch();
  return {
    uri,
    stop: async () => {
      stopping = true;
      await restarting;
      await store.stop();
    },
  };
}
