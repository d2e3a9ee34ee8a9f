import type { Catalog } from '../storage/catalog.js';
import type { GroupCommit } from '../storage/group-commit.js';
import type { Records } from '../storage/records.js';
import type { Arguments } from './arguments.js';
import type { Cursors } from './cursors.js';

/** The fields of an answer; `ok: 1` is added. */
export type Reply = Record<string, unknown>;

/** What commands work on. */
export interface Engine {
  readonly catalog: Catalog;
  readonly records: Records;
  readonly commit: GroupCommit;
  readonly cursors: Cursors;
}

/** One command as it arrived. */
export interface Call {
  readonly database: string;
  readonly arguments: Arguments;
  /** When the client stops waiting (`maxTimeMS`), as a `performance.now()`; Infinity if it does not say. */
  readonly deadline: number;
}

/** How a command is checked and run. */
export interface Command {
  readonly name: string;
  /** Its own fields; those that every command may have are added. `any` leaves the check to the command. */
  readonly fields: readonly string[] | 'any';
  /** A writing command runs in one go inside a group commit; its answer is sent after the commit. */
  readonly writes?: boolean;
  run(call: Call, engine: Engine): Reply | Promise<Reply>;
}
