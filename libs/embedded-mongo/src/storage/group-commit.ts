import { performance } from 'node:perf_hooks';
import { CommandFailure } from '../failure.js';
import type { Sqlite } from './sqlite.js';
import { storageCode } from './sqlite.js';

interface Job {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** Commands of one group; and the time after which a group is closed, so that readers get their turn. */
const MAX_GROUP = 128;
const MAX_MILLISECONDS = 15;

/**
 * The log could not grow: the disk or a quota is full, or the file may not be larger. Raised before the commit record
 * is written, so nothing of the group is on disk. A failed flush is not among them: after one nothing is certain.
 */
const NO_ROOM = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE'];

/** What commands change in memory beside the tables. */
export interface Memory {
  /** A command begins. */
  begin(): void;
  /** The changes of the command that began last were rolled back. */
  undo(): void;
  /** Everything uncommitted was rolled back. */
  reload(): void;
}

/**
 * Runs write commands one after another, each in a savepoint of its own, and commits those that are waiting together
 * in one durable transaction. A command's promise settles only after the commit reached the disk.
 */
export class GroupCommit {
  private queue: Job[] = [];
  private scheduled = false;
  private closed = false;

  /**
   * @param broken called when a commit failed for another reason than want of room: the state on disk is unknown and the
   *   process has to end
   */
  constructor(
    private readonly sqlite: Sqlite,
    private readonly memories: readonly Memory[],
    private readonly broken: (error: unknown) => void,
  ) {}

  /** Queues a command. Its changes are all kept or, if it throws, all undone. */
  submit<T>(work: () => T): Promise<T> {
    if (this.closed) return Promise.reject(new CommandFailure(91, 'the store is shutting down'));
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.schedule();
    });
  }

  /** Commits what is queued and refuses everything after. */
  close(): void {
    this.closed = true;
    while (this.queue.length > 0) this.commitGroup();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (this.queue.length > 0) this.commitGroup();
      if (this.queue.length > 0) this.schedule();
    });
  }

  private commitGroup(): void {
    const group: Job[] = [];
    const outcomes: Outcome[] = [];
    const until = performance.now() + MAX_MILLISECONDS;
    try {
      this.sqlite.exec('BEGIN IMMEDIATE');
      while (group.length < MAX_GROUP && this.queue.length > 0) {
        const job = this.queue.shift();
        if (!job) break;
        group.push(job);
        outcomes.push(this.attempt(job));
        if (performance.now() > until) break;
      }
      this.sqlite.exec('COMMIT');
    } catch (error) {
      this.abandon(group, error);
      return;
    }
    group.forEach((job, i) => {
      const outcome = outcomes[i];
      if (outcome && 'value' in outcome) job.resolve(outcome.value);
      else job.reject(outcome?.error);
    });
  }

  private attempt(job: Job): Outcome {
    this.sqlite.exec('SAVEPOINT command');
    for (const memory of this.memories) memory.begin();
    try {
      const value = job.work();
      this.sqlite.exec('RELEASE command');
      return { value };
    } catch (error) {
      // The storage may have rolled the whole transaction back by itself; then nothing of the group is certain.
      if (storageCode(error)) throw error;
      this.sqlite.exec('ROLLBACK TO command');
      this.sqlite.exec('RELEASE command');
      for (const memory of this.memories) memory.undo();
      return { error };
    }
  }

  private abandon(group: readonly Job[], error: unknown): void {
    this.sqlite.rollback();
    const code = storageCode(error) ?? '';
    const full = NO_ROOM.includes(code);
    const failure = new CommandFailure(
      full ? 14031 : 1,
      full
        ? `the disk has no room for this write (${code}); nothing of it was kept`
        : `storage failed: ${String(error)}`,
    );
    for (const job of group) job.reject(failure);
    if (full) this.makeRoom();
    else this.broken(error);
  }

  /** Gives the log's own room back, where the data file can take what it holds, so that small writes may go on. */
  private makeRoom(): void {
    for (const memory of this.memories) memory.reload();
    try {
      this.sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // No room for that either; the log keeps what it holds.
    }
  }
}
