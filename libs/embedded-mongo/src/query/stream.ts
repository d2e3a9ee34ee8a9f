import { performance } from 'node:perf_hooks';
import { fail } from '../failure.js';

/**
 * Comes between the documents of a long read to say that other clients may have a turn. A stage passes it on; whoever
 * writes may ignore it.
 */
export const PAUSE: unique symbol = Symbol('pause');

/** Documents one by one, with pauses. */
export type Stream<T> = Iterable<T | typeof PAUSE>;

/** How long a read works before it pauses, in milliseconds. */
const SLICE = 8;

/** Adds pauses to a source that has none. */
export function* pausing<T>(source: Iterable<T>): Generator<T | typeof PAUSE> {
  let since = performance.now();
  let seen = 0;
  for (const item of source) {
    yield item;
    seen += 1;
    if (seen % 16 === 0 && performance.now() - since > SLICE) {
      yield PAUSE;
      since = performance.now();
    }
  }
}

/** Code 50 once the client no longer waits (`maxTimeMS`). */
export function checkDeadline(deadline: number): void {
  if (performance.now() > deadline) fail(50, 'operation exceeded time limit');
}

/** Drops the pauses: for commands that have to finish in one go, or not at all once their time is over. */
export function* steadily<T>(source: Stream<T>, deadline = Number.POSITIVE_INFINITY): Generator<T> {
  for (const item of source) {
    if (item === PAUSE) checkDeadline(deadline);
    else yield item;
  }
}

/** Passes pauses through and gives each item to `turn`, which may answer with any number of items. */
export function* flatMapped<T, U>(source: Stream<T>, turn: (item: T) => Stream<U>): Generator<U | typeof PAUSE> {
  for (const item of source) {
    if (item === PAUSE) yield PAUSE;
    else yield* turn(item);
  }
}

/** Skips and limits; a limit of 0 is none. */
export function* sliced<T>(source: Stream<T>, skip: number, limit: number): Generator<T | typeof PAUSE> {
  let seen = 0;
  for (const item of source) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    seen += 1;
    if (seen > skip) yield item;
    if (limit > 0 && seen >= skip + limit) return;
  }
}
