import { fail } from '../failure.js';
import type { Index } from '../indexes/definition.js';
import { checkedSpecification, sameKeyPattern, sameOptions } from '../indexes/definition.js';
import type { Collection } from '../storage/catalog.js';
import type { Document, Value } from '../values/types.js';
import type { Command, Engine } from './command.js';
import { listed } from './find.js';

/** `createIndexes`: builds in one go; 11000 if a unique index meets duplicates. */
export const createIndexes: Command = {
  name: 'createIndexes',
  fields: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
  writes: true,
  run({ database, arguments: args, deadline }, engine) {
    args.unsupported('ignoreUnknownIndexOptions');
    const name = args.text('createIndexes');
    const specifications = args.documents('indexes').map(checkedSpecification);
    const known = engine.catalog.find(database, name);
    const collection = known ?? engine.catalog.create(database, name);
    const numIndexesBefore = collection.indexes.length;
    for (const specification of specifications) ensureIndex(engine, collection, specification, deadline);
    const numIndexesAfter = collection.indexes.length;
    return {
      numIndexesBefore,
      numIndexesAfter,
      createdCollectionAutomatically: !known,
      ...(numIndexesAfter === numIndexesBefore ? { note: 'all indexes already exist' } : {}),
    };
  },
};

function ensureIndex(
  { catalog, records }: Engine,
  collection: Collection,
  specification: Document,
  deadline: number,
): void {
  const { key, name } = specification;
  if (sameKeyPattern(key, collection.indexes[0]?.specification['key'])) return;
  const named = collection.indexes.find((index) => index.name === name);
  const alike = collection.indexes.find(
    (index) => sameKeyPattern(key, index.specification['key']) && samePartial(index.specification, specification),
  );
  if (named) {
    if (named === alike && sameOptions(named.specification, specification)) return;
    fail(86, `An existing index has the same name as the requested index. Requested index: ${String(name)}`);
  }
  if (alike) fail(85, `Index already exists with a different name: ${alike.name}`);
  records.build(collection, catalog.addIndex(collection, specification), deadline);
}

/** Two indexes on one key may stand side by side only if they cover different documents. */
const samePartial = (a: Document, b: Document): boolean =>
  sameOptions(
    { partialFilterExpression: a['partialFilterExpression'] },
    { partialFilterExpression: b['partialFilterExpression'] },
  );

/** `dropIndexes`, by name, by key, by a list of names, or all with `*`; never the one on `_id`. */
export const dropIndexes: Command = {
  name: 'dropIndexes',
  fields: ['index'],
  writes: true,
  run({ database, arguments: args }, { catalog }) {
    const collection = existing(catalog.find(database, args.text(args.where)), database, args.text(args.where));
    const nIndexesWas = collection.indexes.length;
    const index = args.get('index');
    for (const wanted of Array.isArray(index) ? index : [index]) {
      for (const found of indexesNamed(collection, wanted)) catalog.dropIndex(collection, found);
    }
    return { nIndexesWas };
  },
};

function indexesNamed({ indexes }: Collection, wanted: Value): Index[] {
  if (wanted === '*') return indexes.slice(1);
  const index = indexes.find(({ name, specification }) =>
    typeof wanted === 'string' ? name === wanted : sameKeyPattern(specification['key'], wanted),
  );
  if (!index) return fail(27, `index not found with name [${typeof wanted === 'string' ? wanted : 'by key'}]`);
  if (index.name === '_id_') fail(72, 'cannot drop _id index');
  return [index];
}

/** `listIndexes`; code 26 for a collection that does not exist. */
export const listIndexes: Command = {
  name: 'listIndexes',
  fields: ['cursor'],
  run({ database, arguments: args }, { catalog }) {
    const name = args.text('listIndexes');
    const { indexes } = existing(catalog.find(database, name), database, name);
    return listed(
      `${database}.${name}`,
      indexes.map(({ specification }) => specification),
    );
  },
};

const existing = (collection: Collection | undefined, database: string, name: string): Collection =>
  collection ?? fail(26, `ns does not exist: ${database}.${name}`);
