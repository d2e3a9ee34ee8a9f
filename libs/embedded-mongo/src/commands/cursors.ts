import { performance } from 'node:perf_hooks';
import { Long } from 'bson';
import { fail } from '../failure.js';
import type { Stream } from '../query/stream.js';
import { checkDeadline, PAUSE } from '../query/stream.js';
import { sizeOf } from '../values/codec.js';
import type { Document } from '../values/types.js';

/** Documents of a batch that names no size. */
export const FIRST_BATCH = 101;

/** A batch never grows beyond this many bytes, unless a single document does. */
const BATCH_BYTES = 16 * 1024 * 1024;

/** A cursor that nobody asks is dropped after this time, in milliseconds. */
const IDLE = 10 * 60 * 1000;

/** A read that is under way. */
export interface Cursor {
  readonly namespace: string;
  readonly source: Iterator<Document | typeof PAUSE>;
  /** Read already, but did not fit into the last batch. */
  held: Document | undefined;
  done: boolean;
  lastUsed: number;
}

/** The open cursors of the server. */
export class Cursors {
  private readonly open = new Map<string, Cursor>();
  private last = 0;

  /** Starts a read and answers as `find` and `aggregate` do. */
  async first(
    namespace: string,
    stream: Stream<Document>,
    size: number,
    deadline: number,
    single = false,
  ): Promise<Document> {
    const cursor: Cursor = {
      namespace,
      source: stream[Symbol.iterator](),
      held: undefined,
      done: false,
      lastUsed: performance.now(),
    };
    const firstBatch = await this.fill(cursor, size, deadline);
    if (single) this.close(cursor);
    let id = Long.ZERO;
    if (!cursor.done) {
      id = Long.fromNumber(++this.last);
      this.open.set(id.toString(), cursor);
    }
    return { firstBatch, id, ns: namespace };
  }

  /** The next batch of an open cursor; code 43 if it is not there (any more). */
  async next(id: Long, namespace: string, size: number, deadline: number): Promise<Document> {
    const cursor = this.open.get(id.toString());
    if (!cursor) return fail(43, `cursor id ${id.toString()} not found`);
    if (cursor.namespace !== namespace) {
      fail(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    cursor.lastUsed = performance.now();
    const nextBatch = await this.fill(cursor, size, deadline).catch((error: unknown) => {
      this.kill(id);
      throw error;
    });
    if (cursor.done) this.open.delete(id.toString());
    return { nextBatch, id: cursor.done ? Long.ZERO : id, ns: namespace };
  }

  /** Whether there was such a cursor. */
  kill(id: Long): boolean {
    const cursor = this.open.get(id.toString());
    if (cursor) this.close(cursor);
    return this.open.delete(id.toString());
  }

  /** Drops cursors that were forgotten. */
  dropIdle(): void {
    const since = performance.now() - IDLE;
    for (const [id, cursor] of this.open) {
      if (cursor.lastUsed >= since) continue;
      this.close(cursor);
      this.open.delete(id);
    }
  }

  private close(cursor: Cursor): void {
    cursor.done = true;
    cursor.source.return?.();
  }

  private async fill(cursor: Cursor, size: number, deadline: number): Promise<Document[]> {
    const batch: Document[] = [];
    let bytes = 0;
    while (batch.length < size && !cursor.done) {
      const document = cursor.held ?? (await next(cursor, deadline));
      cursor.held = undefined;
      if (!document) break;
      bytes += sizeOf(document);
      if (batch.length > 0 && bytes > BATCH_BYTES) {
        cursor.held = document;
        break;
      }
      batch.push(document);
    }
    return batch;
  }
}

async function next(cursor: Cursor, deadline: number): Promise<Document | undefined> {
  for (;;) {
    const { done, value } = cursor.source.next();
    if (done) {
      cursor.done = true;
      return undefined;
    }
    if (value !== PAUSE) return value;
    checkDeadline(deadline);
    await new Promise((resolve) => setImmediate(resolve));
    if (cursor.done) return fail(43, 'the cursor was killed');
  }
}

/** Reads a stream to its end, giving way at every pause. */
export async function drained<T>(stream: Stream<T>, deadline: number, take: (item: T) => void): Promise<void> {
  for (const item of stream) {
    if (item !== PAUSE) take(item);
    else {
      checkDeadline(deadline);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
