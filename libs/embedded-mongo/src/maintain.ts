import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JobReport, Jobs } from './maintenance.js';
import { StoreRefusal } from './refusal.js';
import type { Compacted, Copied, Step } from './storage/backup.js';

/** Called when a job turns to its next step. */
export type StepListener = (step: Step) => void;

/** Jobs read and write whole files at one go, so each has a process of its own, like the store itself. */
const MAIN = fileURLToPath(new URL('../dist/maintenance.js', import.meta.url));

/**
 * Copies the store of a directory, running or not, to `target`, which must not exist or be empty, and checks the copy
 * from end to end. The result is a complete data directory: `restoreStore` or `startEmbeddedStore` take it.
 */
export const backupStore = (directory: string, target: string, listen?: StepListener): Promise<Copied> =>
  run('backup', [resolve(directory), resolve(target)], listen);

/**
 * Puts a backup into a directory that does not exist or is empty: `directory.owned` where a store runs,
 * `directory.notEmpty` where anything is. A backup that is damaged, newer or another engine's is refused first.
 */
export const restoreStore = (backup: string, directory: string, listen?: StepListener): Promise<Copied> =>
  run('restore', [resolve(backup), resolve(directory)], listen);

/** Reads a whole store, running or not: its structure, and every index against a rescan. Answers what is wrong. */
export const checkStore = (directory: string, listen?: StepListener): Promise<readonly string[]> =>
  run('check', [resolve(directory)], listen);

/** Writes a stopped store anew without the room that deleted documents left; `directory.owned` while it runs. */
export const compactStore = (directory: string, listen?: StepListener): Promise<Compacted> =>
  run('compact', [resolve(directory)], listen);

function run<Job extends keyof Jobs>(job: Job, args: readonly string[], listen?: StepListener): Promise<Jobs[Job]> {
  if (!existsSync(MAIN))
    return Promise.reject(new StoreRefusal('process.failed', { why: `${MAIN} is missing: build this package first` }));
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(MAIN, [job, ...args], { execArgv: [], env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((settle, reject) => {
    child.on('message', (message: JobReport) => {
      if ('step' in message) listen?.(message.step);
      else if ('done' in message) settle(message.done as Jobs[Job]);
      else reject(new StoreRefusal(message.refused.code, message.refused.params));
    });
    child.once('error', (error) => reject(new StoreRefusal('process.failed', { why: error.message })));
    // After the last message this changes nothing.
    child.once('close', (code, signal) =>
      reject(new StoreRefusal('process.failed', { why: `the job ended with ${signal ?? code ?? 0}` })),
    );
  });
}
