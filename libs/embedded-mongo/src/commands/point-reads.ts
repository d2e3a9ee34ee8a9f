import { Long } from 'bson';
import { writeReply } from '../wire/message.js';
import { Template } from '../wire/template.js';
import type { Document } from '../values/types.js';
import { toNumber } from '../values/number.js';
import { isDocument, isNumeric } from '../values/types.js';
import type { Engine } from './command.js';

/** Fields that change nothing about the answer to a `find` of one `_id`, once they were checked. */
const PLAIN = new Set([
  'find',
  'filter',
  'limit',
  'batchSize',
  'singleBatch',
  'maxTimeMS',
  'readConcern',
  '$readPreference',
  'lsid',
  '$db',
]);

/** How many messages are remembered of one length. */
const MOST_ALIKE = 8;
const MOST_LENGTHS = 64;

interface Known {
  readonly template: Template;
  readonly database: string;
  readonly collection: string;
  readonly answers: PointAnswers;
}

/**
 * `find` of one document by its `_id`, the most frequent question of all, answered with the bytes that are stored. The
 * first time a message is read and checked like any other; when it comes again with another `_id`, only that is read.
 */
export class PointReads {
  private readonly known = new Map<number, Known[]>();

  constructor(private readonly engine: Engine) {}

  /** The answer, if the message has been seen before. */
  answer(frame: Buffer): Buffer | undefined {
    for (const { template, database, collection: name, answers } of this.known.get(frame.length) ?? []) {
      const id = template.idIn(frame);
      if (id === undefined) continue;
      const collection = this.engine.catalog.find(database, name);
      const stored = collection && this.engine.records.stored(collection, id);
      return answers.to(frame.readInt32LE(4), stored?.body);
    }
    return undefined;
  }

  /** Remembers a message that was answered well, if it asks for one `_id` and for nothing special. */
  learn(frame: Buffer, command: Document): void {
    const { find: collection, $db: database } = command;
    if (typeof collection !== 'string' || typeof database !== 'string' || !isPlain(command)) return;
    const template = Template.of(frame);
    if (!template) return;
    if (this.known.size >= MOST_LENGTHS) this.known.clear();
    const known = { template, database, collection, answers: new PointAnswers(`${database}.${collection}`) };
    this.known.set(frame.length, [known, ...(this.known.get(frame.length) ?? []).slice(0, MOST_ALIKE - 1)]);
  }
}

/** Asks for an `_id` alone. A batch that is full with one document would leave a cursor open. */
function isPlain(command: Document): boolean {
  const { filter, batchSize, singleBatch } = command;
  if (!isDocument(filter) || !Object.hasOwn(filter, '_id') || Object.keys(filter).length > 1) return false;
  const roomy = batchSize === undefined || (isNumeric(batchSize) && toNumber(batchSize) > 1);
  const single = singleBatch === true && !(isNumeric(batchSize) && toNumber(batchSize) === 0);
  return (roomy || single) && Object.keys(command).every((name) => PLAIN.has(name));
}

// Where lengths stand in `{cursor: {firstBatch: [], id: 0, ns}, ok: 1}` as a message.
const REPLY = 21;
const CURSOR = REPLY + 4 + 1 + 'cursor\0'.length;
const BATCH = CURSOR + 4 + 1 + 'firstBatch\0'.length;
const FIRST = Buffer.from('\x030\0');

/** The answers to the reads of one collection: an empty batch, or one document put into it as it is stored. */
export class PointAnswers {
  private readonly empty: Buffer;

  constructor(namespace: string) {
    const cursor = { firstBatch: [], id: Long.ZERO, ns: namespace };
    this.empty = writeReply({ id: 0, legacy: false }, { cursor, ok: 1 });
  }

  /** @param body the document as BSON */
  to(request: number, body: Buffer | undefined): Buffer {
    const { empty } = this;
    const more = body ? FIRST.length + body.length : 0;
    const frame = Buffer.allocUnsafe(empty.length + more);
    empty.copy(frame, 0, 0, BATCH + 4);
    if (body) {
      frame.set(FIRST, BATCH + 4);
      frame.set(body, BATCH + 4 + FIRST.length);
      for (const at of [0, REPLY, CURSOR, BATCH]) frame.writeInt32LE(empty.readInt32LE(at) + more, at);
    }
    empty.copy(frame, BATCH + 4 + more, BATCH + 4);
    frame.writeInt32LE(request, 8);
    return frame;
  }
}
