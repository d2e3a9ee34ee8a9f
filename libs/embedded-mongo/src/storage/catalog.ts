import { Binary, UUID } from 'bson';
import { fail } from '../failure.js';
import type { Index } from '../indexes/definition.js';
import { ID_INDEX, toIndex } from '../indexes/definition.js';
import type { Predicate } from '../query/filter.js';
import { compileFilter } from '../query/filter.js';
import { decode, encode } from '../values/codec.js';
import { toNumber } from '../values/number.js';
import type { Document, Value } from '../values/types.js';
import { int, isDocument, isNumeric } from '../values/types.js';
import type { Memory } from './group-commit.js';
import type { Sqlite } from './sqlite.js';

/** A collection: its options and indexes. Documents are in {@link Records}. */
export interface Collection {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly uuid: Binary;
  /** As given to `create`. */
  options: Document;
  indexes: Index[];
  /** Compiled `options.validator`; a document that fails it is refused with 121. */
  validator: Predicate | undefined;
}

const MAX_NAME = 255;

/** Which collections and indexes exist; held in memory and written through. */
export class Catalog implements Memory {
  private collections = new Map<string, Collection>();
  private nextId = 1;
  private touched = false;

  constructor(private readonly sqlite: Sqlite) {
    this.reload();
  }

  find(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`);
  }

  all(): Collection[] {
    return [...this.collections.values()];
  }

  create(database: string, name: string, options: Document = {}): Collection {
    checkNamespace(database, name);
    const collection = toCollection({
      id: int(this.nextId++),
      db: database,
      name,
      uuid: new UUID(),
      options,
      indexes: [{ id: int(this.nextId++), specification: ID_INDEX, multikey: false }],
    });
    this.collections.set(`${database}.${name}`, collection);
    this.save(collection);
    return collection;
  }

  /** Adds an index whose entries the caller writes. */
  addIndex(collection: Collection, specification: Document): Index {
    const index = toIndex(this.nextId++, specification, false);
    collection.indexes = [...collection.indexes, index];
    this.save(collection);
    return index;
  }

  dropIndex(collection: Collection, index: Index): void {
    this.sqlite.statement('DELETE FROM entries WHERE index_id = ?').run([index.id]);
    collection.indexes = collection.indexes.filter((other) => other !== index);
    this.save(collection);
  }

  drop(collection: Collection): void {
    this.touched = true;
    for (const index of collection.indexes) {
      this.sqlite.statement('DELETE FROM entries WHERE index_id = ?').run([index.id]);
    }
    this.sqlite.statement('DELETE FROM documents WHERE collection = ?').run([collection.id]);
    this.sqlite.statement('DELETE FROM collections WHERE id = ?').run([collection.id]);
    this.collections.delete(`${collection.database}.${collection.name}`);
  }

  /** Writes the definition through, after `options` or an index changed. */
  save(collection: Collection): void {
    this.touched = true;
    const { id, database, name, uuid, options, indexes } = collection;
    const definition = {
      id,
      db: database,
      name,
      uuid,
      options,
      indexes: indexes.map(({ id: indexId, specification, multikey }) => ({ id: indexId, specification, multikey })),
    };
    this.sqlite
      .statement('INSERT OR REPLACE INTO collections (id, definition) VALUES (?, ?)')
      .run([id, Buffer.from(encode(definition))]);
  }

  begin(): void {
    this.touched = false;
  }

  undo(): void {
    if (this.touched) this.reload();
  }

  reload(): void {
    this.collections = new Map();
    this.touched = false;
    for (const [body] of this.sqlite.statement('SELECT definition FROM collections ORDER BY id').rows([])) {
      if (!Buffer.isBuffer(body)) continue;
      const collection = toCollection(decode(body));
      this.collections.set(`${collection.database}.${collection.name}`, collection);
      this.nextId = Math.max(this.nextId, collection.id + 1, ...collection.indexes.map(({ id }) => id + 1));
    }
  }
}

function checkNamespace(database: string, name: string): void {
  const bad =
    name === '' || name.includes('$') || name.includes('\0') || name.startsWith('.') || name.startsWith('system.');
  if (bad || /[/\\. "$*<>:|?\0]/.test(database) || database === '') {
    fail(73, `Invalid namespace specified '${database}.${name}'`);
  }
  if (Buffer.byteLength(`${database}.${name}`) > MAX_NAME) fail(73, 'Fully qualified namespace is too long');
}

function toCollection(definition: Document): Collection {
  const { id, db, name, uuid, options, indexes } = definition;
  const collection: Collection = {
    id: numberOf(id),
    database: String(db),
    name: String(name),
    uuid: uuid instanceof Binary ? uuid : new UUID(),
    options: isDocument(options) ? options : {},
    indexes: (Array.isArray(indexes) ? indexes : [])
      .filter(isDocument)
      .map((index) =>
        toIndex(
          numberOf(index['id']),
          isDocument(index['specification']) ? index['specification'] : {},
          index['multikey'] === true,
        ),
      ),
    validator: undefined,
  };
  applyValidator(collection);
  return collection;
}

/** Compiles the validator after `options` were set. */
export function applyValidator(collection: Collection): void {
  const { validator, validationLevel } = collection.options;
  const active = isDocument(validator) && Object.keys(validator).length > 0 && validationLevel !== 'off';
  collection.validator = active ? compileFilter(validator) : undefined;
}

const numberOf = (value: Value): number => (isNumeric(value) ? toNumber(value) : 0);
