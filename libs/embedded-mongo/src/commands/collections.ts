import { fail } from '../failure.js';
import { compileFilter } from '../query/filter.js';
import { checkedSpecification, ID_INDEX, sameKeyPattern, toIndex } from '../indexes/definition.js';
import { Long } from 'bson';
import type { Collection } from '../storage/catalog.js';
import { applyValidator } from '../storage/catalog.js';
import { identical } from '../values/compare.js';
import type { Document } from '../values/types.js';
import { Arguments } from './arguments.js';
import type { Command } from './command.js';
import { listed } from './find.js';

const KEPT = ['validator', 'validationLevel', 'validationAction'];
const REFUSED = [
  'capped',
  'size',
  'max',
  'timeseries',
  'viewOn',
  'pipeline',
  'clusteredIndex',
  'expireAfterSeconds',
  'changeStreamPreAndPostImages',
  'encryptedFields',
  'storageEngine',
  'indexOptionDefaults',
  'autoIndexId',
  'temp',
];

/** A validator either refuses or is off. */
function refuseLenience(args: Arguments): void {
  if (args.get('validationAction') === 'warn') fail(115, "validationAction 'warn' is not supported");
  if (args.get('validationLevel') === 'moderate') fail(115, "validationLevel 'moderate' is not supported");
}

/** `create`. */
export const create: Command = {
  name: 'create',
  fields: [...KEPT, ...REFUSED, 'collation'],
  writes: true,
  run({ database, arguments: args }, { catalog }) {
    args.unsupported(...REFUSED);
    refuseLenience(args);
    const options: Document = {};
    for (const name of KEPT) if (args.get(name) !== undefined) options[name] = args.get(name);
    if (options['validator'] !== undefined) compileFilter(args.fields('validator') ?? {});
    const name = args.text('create');
    const known = catalog.find(database, name);
    if (known && !identical(known.options, options)) fail(48, `Collection ${database}.${name} already exists.`);
    if (!known) applyValidator(catalog.create(database, name, options));
    return {};
  },
};

/** `collMod`: another validator, or another lifetime of a TTL index. */
export const collMod: Command = {
  name: 'collMod',
  fields: [...KEPT, 'index'],
  writes: true,
  run({ database, arguments: args }, { catalog }) {
    refuseLenience(args);
    const name = args.text('collMod');
    const collection = catalog.find(database, name) ?? fail(26, `ns does not exist: ${database}.${name}`);
    const change = args.fields('index');
    if (change) changeLifetime(collection, new Arguments(change, 'collMod.index').only(LIFETIME));
    const validator = args.fields('validator');
    if (validator) compileFilter(validator);
    const options: Document = { ...collection.options };
    for (const option of KEPT) if (args.get(option) !== undefined) options[option] = args.get(option);
    collection.options = options;
    applyValidator(collection);
    catalog.save(collection);
    return {};
  },
};

const LIFETIME = new Set(['name', 'keyPattern', 'expireAfterSeconds']);

function changeLifetime(collection: Collection, change: Arguments): void {
  const index = collection.indexes.find(({ name, specification }) =>
    change.has('name') ? name === change.text('name') : sameKeyPattern(specification['key'], change.get('keyPattern')),
  );
  if (!index) return fail(27, 'cannot find the index to change');
  if (index.expireAfterSeconds === undefined) fail(72, 'no expireAfterSeconds field to update');
  const specification = checkedSpecification({
    ...index.specification,
    expireAfterSeconds: change.get('expireAfterSeconds') ?? null,
  });
  const changed = toIndex(index.id, specification, index.multikey);
  collection.indexes = collection.indexes.map((other) => (other === index ? changed : other));
}

/** `drop`. */
export const drop: Command = {
  name: 'drop',
  fields: [],
  writes: true,
  run({ database, arguments: args }, { catalog }) {
    const name = args.text('drop');
    const collection = catalog.find(database, name);
    if (!collection) return {};
    const nIndexesWas = collection.indexes.length;
    catalog.drop(collection);
    return { ns: `${database}.${name}`, nIndexesWas };
  },
};

/** `dropDatabase`. */
export const dropDatabase: Command = {
  name: 'dropDatabase',
  fields: [],
  writes: true,
  run({ database }, { catalog }) {
    const collections = catalog.all().filter((collection) => collection.database === database);
    for (const collection of collections) catalog.drop(collection);
    return { dropped: database };
  },
};

/** `listCollections`. */
export const listCollections: Command = {
  name: 'listCollections',
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run({ database, arguments: args }, { catalog }) {
    const matches = compileFilter(args.fields('filter') ?? {});
    const all = catalog.all().filter((collection) => collection.database === database);
    const described = all.map(({ name, options, uuid }): Document => ({
      name,
      type: 'collection',
      options,
      info: { readOnly: false, uuid },
      idIndex: ID_INDEX,
    }));
    const shown = described.filter(matches);
    const names = shown.map(({ name, type }) => ({ name, type }));
    return listed(`${database}.$cmd.listCollections`, args.flag('nameOnly') ? names : shown);
  },
};

/** `listDatabases`. Sizes are not known per database and given as 0. */
export const listDatabases: Command = {
  name: 'listDatabases',
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run({ arguments: args }, { catalog }) {
    const matches = compileFilter(args.fields('filter') ?? {});
    const names = [...new Set(catalog.all().map(({ database }) => database))].sort();
    const databases = names.map((name): Document => ({ name, sizeOnDisk: Long.ZERO, empty: false })).filter(matches);
    if (args.flag('nameOnly')) return { databases: databases.map(({ name }) => ({ name })) };
    return { databases, totalSize: Long.ZERO };
  },
};
