import { fail } from '../failure.js';
import type { Index } from '../indexes/definition.js';
import type { Entries } from '../indexes/keys.js';
import { entriesOf } from '../indexes/keys.js';
import { valuesAt } from '../query/path.js';
import { pausing, steadily } from '../query/stream.js';
import { decode, encode, MAX_DOCUMENT } from '../values/codec.js';
import { identical } from '../values/compare.js';
import { keyOf } from '../values/key.js';
import { checkStorable } from '../values/storable.js';
import type { Document, Value } from '../values/types.js';
import { field, isDocument, isRegex, typeName } from '../values/types.js';
import type { Catalog, Collection } from './catalog.js';
import { printed } from './printed.js';
import type { Recent, Stored } from './recent.js';
import type { Cell, Sqlite } from './sqlite.js';

/** A stored document and the number of its record, which says when it was inserted and never changes. */
export interface Found {
  readonly record: number;
  readonly document: Document;
}

/** A stretch of an index: keys from `lower` up to but not including `upper`. */
export interface KeyRange {
  readonly lower: Buffer;
  readonly upper: Buffer;
}

const DOCUMENT_PAGE = `SELECT record, body FROM documents WHERE collection = ? AND record > ? ORDER BY record LIMIT ?`;
const ENTRY_PAGE = (order: 'ASC' | 'DESC'): string => `
  SELECT e.key, e.record, d.body FROM entries e CROSS JOIN documents d ON d.collection = ? AND d.record = e.record
  WHERE e.index_id = ? AND e.key >= ? AND e.key < ? AND (e.key, e.record) ${order === 'ASC' ? '>' : '<'} (?, ?)
  ORDER BY e.key ${order}, e.record ${order} LIMIT ?`;
const FORWARD = ENTRY_PAGE('ASC');
const BACKWARD = ENTRY_PAGE('DESC');

const BY_KEY = `
  SELECT e.record, d.body FROM entries e CROSS JOIN documents d ON d.collection = ? AND d.record = e.record
  WHERE e.index_id = ? AND e.key = ?`;

const FIRST_PAGE = 4;
const LARGEST_PAGE = 128;

/** Documents and index entries. Every write keeps both in step; the caller provides the transaction. */
export class Records {
  private readonly lastRecord = new Map<number, number>();

  constructor(
    private readonly sqlite: Sqlite,
    private readonly catalog: Catalog,
    private readonly recent: Recent,
  ) {}

  /** The document of an `_id` as it is stored. */
  stored(collection: Collection, id: Value): Stored | undefined {
    const key = keyOf(id);
    const name = nameOf(collection, key);
    const kept = this.recent.get(name);
    if (kept) return kept;
    const index = collection.indexes.find(isIdIndex);
    const row = index && this.sqlite.statement(BY_KEY).row([collection.id, index.id, key]);
    if (!row || !Buffer.isBuffer(row[1])) return undefined;
    const stored = { record: Number(row[0]), body: row[1] };
    this.recent.keep(name, stored);
    return stored;
  }

  /** The document of an `_id`. */
  byId(collection: Collection, id: Value): Found | undefined {
    const stored = this.stored(collection, id);
    return stored && { record: stored.record, document: decode(stored.body) };
  }

  insert(collection: Collection, document: Document): void {
    checkId(document['_id']);
    const body = this.checked(collection, document);
    const entries = collection.indexes.map((index) => entriesOf(index, document));
    this.checkUnique(collection.indexes, collection, entries, document, undefined);
    const record = this.nextRecord(collection);
    this.sqlite
      .statement('INSERT INTO documents (collection, record, body) VALUES (?, ?, ?)')
      .run([collection.id, record, body]);
    collection.indexes.forEach((index, i) => this.change(collection, index, record, undefined, entries[i]));
  }

  replace(collection: Collection, { record, document: before }: Found, after: Document): void {
    const body = this.checked(collection, after);
    const changed = collection.indexes.filter((index) => mayChange(index, before, after));
    const old = changed.map((index) => entriesOf(index, before));
    const entries = changed.map((index) => entriesOf(index, after));
    this.checkUnique(changed, collection, entries, after, record);
    this.sqlite
      .statement('UPDATE documents SET body = ? WHERE collection = ? AND record = ?')
      .run([body, collection.id, record]);
    changed.forEach((index, i) => this.change(collection, index, record, old[i], entries[i]));
    this.recent.write(nameOf(collection, keyOf(before['_id'])), { record, body });
  }

  remove(collection: Collection, { record, document }: Found): void {
    this.sqlite.statement('DELETE FROM documents WHERE collection = ? AND record = ?').run([collection.id, record]);
    for (const index of collection.indexes) {
      this.change(collection, index, record, entriesOf(index, document), undefined);
    }
    this.recent.remove(nameOf(collection, keyOf(document['_id'])));
  }

  /** Fills a new index from the documents there are. Code 11000 if a unique one cannot be built, 50 if not in time. */
  build(collection: Collection, index: Index, deadline = Number.POSITIVE_INFINITY): void {
    for (const { record, document } of steadily(pausing(this.scan(collection)), deadline)) {
      const entries = entriesOf(index, document);
      if (index.unique) this.checkIndex(collection, index, entries, document, record);
      this.change(collection, index, record, undefined, entries);
    }
  }

  count(collection: Collection): number {
    const row = this.sqlite.statement('SELECT count(*) FROM documents WHERE collection = ?').row([collection.id]);
    return Number(row?.[0] ?? 0);
  }

  /** All documents in the order of insertion. Read page by page, so that writes may go on between two documents. */
  *scan(collection: Collection): Generator<Found> {
    let after = 0;
    for (let size = FIRST_PAGE; ; size = Math.min(size * 4, LARGEST_PAGE)) {
      const rows = this.sqlite.statement(DOCUMENT_PAGE).rows([collection.id, after, size]);
      for (const [record, body] of rows) yield { record: (after = Number(record)), document: toDocument(body) };
      if (rows.length < size) return;
    }
  }

  /** The documents of a stretch of an index, in its order; one with several entries in it comes several times. */
  *walk(collection: Collection, index: Index, range: KeyRange, backward: boolean): Generator<Found> {
    let from: readonly [Buffer, number] = [backward ? range.upper : range.lower, -1];
    const statement = this.sqlite.statement(backward ? BACKWARD : FORWARD);
    for (let size = FIRST_PAGE; ; size = Math.min(size * 4, LARGEST_PAGE)) {
      const rows = statement.rows([collection.id, index.id, range.lower, range.upper, from[0], from[1], size]);
      for (const [key, record, body] of rows) {
        if (Buffer.isBuffer(key)) from = [key, Number(record)];
        yield { record: Number(record), document: toDocument(body) };
      }
      if (rows.length < size) return;
    }
  }

  private nextRecord({ id }: Collection): number {
    let last = this.lastRecord.get(id);
    if (last === undefined) {
      const row = this.sqlite.statement('SELECT max(record) FROM documents WHERE collection = ?').row([id]);
      last = Number(row?.[0] ?? 0);
    }
    this.lastRecord.set(id, last + 1);
    return last + 1;
  }

  private checked(collection: Collection, document: Document): Buffer {
    if (collection.validator && !collection.validator(document)) {
      fail(121, 'Document failed validation', { errInfo: { failingDocumentId: document['_id'] } });
    }
    checkStorable(document);
    const body = encode(document);
    if (body.length > MAX_DOCUMENT) {
      fail(10334, `BSONObj size: ${body.length} is invalid. Size must be between 0 and 16793600(16MB)`);
    }
    return Buffer.from(body.buffer, body.byteOffset, body.length);
  }

  private checkUnique(
    indexes: readonly Index[],
    collection: Collection,
    all: readonly Entries[],
    document: Document,
    own: number | undefined,
  ): void {
    indexes.forEach((index, i) => {
      const entries = all[i];
      if (index.unique && entries) this.checkIndex(collection, index, entries, document, own);
    });
  }

  private checkIndex(collection: Collection, index: Index, { keys }: Entries, document: Document, own?: number): void {
    const holder = this.sqlite.statement(
      'SELECT record FROM entries WHERE index_id = ? AND key = ? AND record <> ? LIMIT 1',
    );
    for (const key of keys) if (holder.row([index.id, key, own ?? -1])) duplicate(collection, index, document);
  }

  private change(
    collection: Collection,
    index: Index,
    record: number,
    before: Entries | undefined,
    after: Entries | undefined,
  ): void {
    const same = (a: Buffer) => (b: Buffer) => a.equals(b);
    for (const key of before?.keys ?? []) {
      if (!after?.keys.some(same(key)))
        this.entry('DELETE FROM entries WHERE index_id = ? AND key = ? AND record = ?', [index.id, key, record]);
    }
    for (const key of after?.keys ?? []) {
      if (!before?.keys.some(same(key)))
        this.entry('INSERT INTO entries (index_id, key, record) VALUES (?, ?, ?)', [index.id, key, record]);
    }
    if (after?.multikey && !index.multikey) {
      index.multikey = true;
      this.catalog.save(collection);
    }
  }

  private entry(sql: string, values: readonly Cell[]): void {
    this.sqlite.statement(sql).run(values);
  }
}

/** What a document is called among those used lately. */
const nameOf = ({ id }: Collection, key: Buffer): string => `${id}:${key.toString('latin1')}`;

const isIdIndex = ({ name }: Index): boolean => name === '_id_';

/** Whether an update may give a document other entries; a partial index depends on more than its own fields. */
const mayChange = (index: Index, before: Document, after: Document): boolean =>
  index.partial !== undefined ||
  index.fields.some(({ parts: [root = ''] }) => !identical(field(before, root), field(after, root)));

const toDocument = (body: Cell | undefined): Document => (Buffer.isBuffer(body) ? decode(body) : {});

function checkId(id: Value): void {
  if (Array.isArray(id) || isRegex(id)) fail(53, `The '_id' value cannot be of type ${typeName(id)}`);
  const first = isDocument(id) ? Object.keys(id).find((key) => key.startsWith('$')) : undefined;
  if (first) fail(52, `_id fields may not contain '$'-prefixed fields: ${first} is not valid for storage.`);
}

function duplicate(collection: Collection, index: Index, document: Document): never {
  const keyValue: Document = {};
  for (const { path, parts } of index.fields) keyValue[path] = valuesAt(document, parts)[0] ?? null;
  const values = Object.entries(keyValue).map(([path, value]) => `${path}: ${printed(value)}`);
  return fail(
    11000,
    `E11000 duplicate key error collection: ${collection.database}.${collection.name} index: ${index.name} ` +
      `dup key: { ${values.join(', ')} }`,
    { keyPattern: index.specification['key'], keyValue },
  );
}
