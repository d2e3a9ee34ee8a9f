import { fail } from '../failure.js';
import { sizeOf } from '../values/codec.js';
import type { Value } from '../values/types.js';
import { isDocument } from '../values/types.js';

/** What one sort, group or facet may hold in memory, in bytes of BSON; the same as on a real server. */
export const MEMORY_LIMIT = 100 * 1024 * 1024;

/** Counts what a read holds, and refuses with code 292 to hold more: there is nothing here that could go to disk. */
export class Budget {
  private held = 0;

  /** @param what the holder as the message names it, e.g. `$group` */
  constructor(private readonly what: string) {}

  get exceeded(): boolean {
    return this.held > MEMORY_LIMIT;
  }

  take(bytes: number): void {
    this.held += bytes;
  }

  release(bytes: number): void {
    this.held -= bytes;
  }

  check(): void {
    if (this.exceeded)
      fail(
        292,
        `${this.what} exceeded the memory limit of ${MEMORY_LIMIT} bytes, and the embedded store has no disk use`,
      );
  }
}

/** What a value takes, roughly. */
export function weightOf(value: Value): number {
  if (typeof value === 'string') return 2 * value.length + 16;
  return isDocument(value) ? sizeOf(value) : Array.isArray(value) ? sizeOf({ value }) : 16;
}
