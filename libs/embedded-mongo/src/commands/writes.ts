import { ObjectId, Timestamp } from 'bson';
import { fail, CommandFailure } from '../failure.js';
import type { Variables } from '../aggregate/expression.js';
import { search } from '../query/search.js';
import type { SortField } from '../query/sort.js';
import { checkDeadline, steadily } from '../query/stream.js';
import type { Collection } from '../storage/catalog.js';
import { identical } from '../values/compare.js';
import type { Document, Value } from '../values/types.js';
import { isDocument } from '../values/types.js';
import type { Moment } from '../update/modifiers.js';
import type { Update } from '../update/update.js';
import { compileUpdate } from '../update/update.js';
import { upsertSeed } from '../update/upsert.js';
import type { Engine, Reply } from './command.js';

/** One statement of an update, or the update of a findAndModify. */
export interface UpdateStatement {
  readonly filter: Document;
  readonly update: Value;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly arrayFilters: readonly Value[];
  readonly hint: Value;
  readonly sort: readonly SortField[];
  readonly variables: Variables;
  /** As in a {@link Call}. */
  readonly deadline: number;
}

/** What an update did. `before` and `after` are the first document's. */
export interface UpdateResult {
  readonly matched: number;
  readonly modified: number;
  readonly upserted: Document | undefined;
  readonly before: Document | undefined;
  readonly after: Document | undefined;
}

/** Finds, changes and, if asked, inserts. Runs inside a group commit. */
export function applyUpdate(
  engine: Engine,
  collection: Collection | undefined,
  statement: UpdateStatement,
): UpdateResult {
  const { filter, multi, upsert, hint, sort, variables, arrayFilters, deadline } = statement;
  const update = compileUpdate(statement.update, { filter, arrayFilters, variables, moment: moment() });
  if (multi && update.kind === 'replacement') fail(9, 'multi update is not supported for replacement-style update');
  const found = [
    ...steadily(search(engine.records, collection, { filter, sort, hint, variables, limit: multi ? 0 : 1 }), deadline),
  ];
  let modified = 0;
  let first: Document | undefined;
  for (const [i, item] of found.entries()) {
    if (i > 0) checkDeadline(deadline);
    const after = update.apply(item.document, false);
    first ??= after;
    if (!collection || identical(item.document, after)) continue;
    engine.records.replace(collection, item, after);
    modified += 1;
  }
  if (found.length > 0 || !upsert || !collection) {
    return { matched: found.length, modified, upserted: undefined, before: found[0]?.document, after: first };
  }
  const document = withId(inserted(filter, update));
  engine.records.insert(collection, document);
  return { matched: 0, modified: 0, upserted: document, before: undefined, after: document };
}

function inserted(filter: Document, update: Update): Document {
  const seed = upsertSeed(filter);
  if (update.kind !== 'replacement') return update.apply(seed, true);
  return update.apply('_id' in seed ? { _id: seed['_id'] } : {}, true);
}

let ticks = 0;

/** The time of a command. Timestamps of one second differ by a counter. */
function moment(): Moment {
  const date = new Date();
  ticks = (ticks + 1) % 2 ** 31;
  return { date, timestamp: new Timestamp({ t: Math.floor(date.getTime() / 1000), i: ticks + 1 }) };
}

/** The document with its `_id` in the first place; a new ObjectId if it has none. */
export function withId(document: Document): Document {
  const id = document['_id'] === undefined ? new ObjectId() : document['_id'];
  return Object.keys(document)[0] === '_id' && document['_id'] !== undefined
    ? document
    : { ...{ _id: id }, ...without(document) };
}

function without(document: Document): Document {
  const { _id, ...rest } = document;
  void _id;
  return rest;
}

/** How the statements of a write command are run. */
export interface StatementOptions {
  readonly ordered: boolean;
  readonly deadline: number;
}

/**
 * Runs the statements of a write command; a failing one is reported, and ends the command if it is ordered. One that
 * takes longer than the client waits undoes the whole command: code 50.
 */
export function eachStatement<T>(
  items: readonly T[],
  { ordered, deadline }: StatementOptions,
  run: (item: T, index: number) => void,
): Reply {
  const writeErrors: Reply[] = [];
  for (const [index, item] of items.entries()) {
    try {
      if (index > 0) checkDeadline(deadline);
      run(item, index);
    } catch (error) {
      if (!(error instanceof CommandFailure) || error.code === TIME_IS_OVER) throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (ordered) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

const TIME_IS_OVER = 50;
const MAX_STATEMENTS = 100_000;

/** Refuses an empty or too long list of statements with code 16. */
export function checkBatch(items: readonly unknown[]): void {
  if (items.length === 0 || items.length > MAX_STATEMENTS) {
    fail(16, `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${items.length} operations.`);
  }
}

/** Refuses to write an element of a statement list that is not a document. */
export const asDocument = (value: Value, where: string): Document =>
  isDocument(value) ? value : fail(14, `${where} must be a document`);
