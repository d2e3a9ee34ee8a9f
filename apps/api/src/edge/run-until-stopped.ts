import type { Log } from './log.js';

/** Longest that requests under way may take to finish after a stop is asked for. */
const DRAIN = 10_000;

/**
 * Waits for SIGTERM or SIGINT, then stops (优雅停机). A second signal, or a stop that takes too long, ends the process
 * at once with 1; a clean stop resolves.
 */
export function runUntilStopped(stop: () => Promise<void>, log: Log): Promise<void> {
  return new Promise((resolve, reject) => {
    const handle = (signal: NodeJS.Signals): void => {
      log.info('stopping', { signal });
      for (const name of SIGNALS) {
        process.off(name, handle);
        process.once(name, () => process.exit(1));
      }
      setTimeout(() => {
        log.error('stop.late', { ms: DRAIN });
        process.exit(1);
      }, DRAIN).unref();
      stop().then(resolve, reject);
    };
    for (const name of SIGNALS) process.on(name, handle);
  });
}
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
