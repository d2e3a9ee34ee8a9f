import type { Collection, Db, Document as WireDocument } from 'mongodb';
import { readDocument } from './bytes.js';
import { evaluate } from './expression.js';
import { asObjectOrder, same } from './order.js';
import type { Projection } from './projection.js';
import { projected, projectionDocument, seedOf } from './projection.js';
import { matches } from './query.js';
import { sortDocuments } from './sort.js';
import { refuseMalformed, updated } from './update.js';
import type { Doc, Value } from './value.js';
import { doc, get, int, put, Refused, Unjudged } from './value.js';
import { toWire } from './wire.js';

/** One operation of a run. */
export type Operation =
  | { readonly kind: 'find'; readonly filter: Doc }
  | { readonly kind: 'sort'; readonly path: string; readonly direction: 1 | -1 }
  | { readonly kind: 'project'; readonly projection: Projection }
  /** Of a document that is not there; it is taken away again. */
  | { readonly kind: 'upsert'; readonly id: number; readonly filter: Doc; readonly update: Doc }
  | { readonly kind: 'compute'; readonly id: number; readonly expression: Value }
  | {
      readonly kind: 'update';
      readonly id: number;
      readonly filter: Doc;
      readonly update: Doc;
      readonly arrayFilters: readonly Value[];
    };

/** The reference has no opinion. */
export const UNJUDGED = { unjudged: true } as const;

/** What came of it: documents, or a refusal. */
export type Answer =
  typeof UNJUDGED | { readonly documents: readonly Doc[]; readonly modified?: number } | { readonly refused: number };

/** Anything that holds documents and carries out operations: a server, or the reference. */
export interface Party {
  fill(documents: readonly Doc[]): Promise<void>;
  perform(operation: Operation): Promise<Answer>;
}

/** The reference evaluator on an array of documents. */
export class Reference implements Party {
  private documents: readonly Doc[] = [];

  fill(documents: readonly Doc[]): Promise<void> {
    this.documents = documents;
    return Promise.resolve();
  }

  perform(operation: Operation): Promise<Answer> {
    try {
      return Promise.resolve(this.answer(operation));
    } catch (error) {
      if (error instanceof Refused) return Promise.resolve({ refused: error.code });
      if (error instanceof Unjudged) return Promise.resolve(UNJUDGED);
      throw error;
    }
  }

  private answer(operation: Operation): Answer {
    if (operation.kind === 'find') {
      return { documents: this.documents.filter((document) => matches(document, operation.filter)) };
    }
    if (operation.kind === 'sort') {
      return { documents: sortDocuments(this.documents, operation.path, operation.direction) };
    }
    if (operation.kind === 'project') {
      return { documents: this.documents.map((document) => projected(document, operation.projection)) };
    }
    if (operation.kind === 'upsert') {
      refuseMalformed(operation.update);
      const { filter, update } = operation;
      const made = updated(seedOf(filter), update, { filter, arrayFilters: [], inserting: true });
      return { documents: [made] };
    }
    const own = this.documents.find((document) => same(get(document, '_id'), int(operation.id)));
    if (!own) return { documents: [] };
    if (operation.kind === 'compute') {
      return { documents: [put(doc({ _id: int(operation.id) }), 'result', evaluate(operation.expression, own))] };
    }
    refuseMalformed(operation.update);
    if (!matches(own, operation.filter)) return { documents: [own], modified: 0 };
    const after = asObjectOrder(updated(own, operation.update, operation)) as Doc;
    this.documents = this.documents.map((document) => (document === own ? after : document));
    return { documents: [after], modified: same(own, after) ? 0 : 1 };
  }
}

/** A server behind the official driver. Documents are read as bytes, because objects would lose the order of keys. */
export class Server implements Party {
  private readonly collection: Collection;

  constructor(private readonly db: Db) {
    this.collection = db.collection('differential');
  }

  async fill(documents: readonly Doc[]): Promise<void> {
    await this.collection.deleteMany({});
    await this.db.command({ insert: 'differential', documents: documents.map(toWire) });
  }

  async perform(operation: Operation): Promise<Answer> {
    try {
      return await this.answer(operation);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (typeof code !== 'number') throw error;
      return { refused: code };
    }
  }

  private async answer(operation: Operation): Promise<Answer> {
    if (operation.kind === 'find') return { documents: await this.aggregate([{ $match: toWire(operation.filter) }]) };
    if (operation.kind === 'sort') {
      const order = new Map([
        [operation.path, operation.direction],
        ['_id', 1],
      ]);
      return { documents: await this.aggregate([{ $sort: order }]) };
    }
    if (operation.kind === 'project') {
      const found = this.collection.find({}, { projection: projectionDocument(operation.projection), raw: true });
      return { documents: await read(found) };
    }
    const own = { $match: { _id: operation.id } };
    if (operation.kind === 'upsert') return await this.upserted(operation.filter, operation.update, own);
    if (operation.kind === 'compute') {
      return { documents: await this.aggregate([own, { $project: { result: toWire(operation.expression) } }]) };
    }
    const statement = {
      q: toWire(operation.filter),
      u: toWire(operation.update),
      ...(operation.arrayFilters.length > 0 ? { arrayFilters: operation.arrayFilters.map(toWire) } : {}),
    };
    const reply = await this.db.command({ update: 'differential', updates: [statement] });
    const failure = (reply['writeErrors'] as { code: number }[] | undefined)?.[0];
    if (failure) return { refused: failure.code };
    return { documents: await this.aggregate([own]), modified: Number(reply['nModified']) };
  }

  private async upserted(filter: Doc, update: Doc, own: WireDocument): Promise<Answer> {
    const statement = { q: toWire(filter), u: toWire(update), upsert: true };
    const reply = await this.db.command({ update: 'differential', updates: [statement] });
    const failure = (reply['writeErrors'] as { code: number }[] | undefined)?.[0];
    if (failure) return { refused: failure.code };
    const documents = await this.aggregate([own]);
    await this.collection.deleteOne(own['$match']);
    return { documents };
  }

  private aggregate(pipeline: WireDocument[]): Promise<Doc[]> {
    return read(this.collection.aggregate(pipeline, { raw: true }));
  }
}

/** A result as bytes, taken apart. */
async function read(cursor: { toArray(): Promise<WireDocument[]> }): Promise<Doc[]> {
  return (await cursor.toArray()).map((bytes) => readDocument(bytes as unknown as Uint8Array));
}
