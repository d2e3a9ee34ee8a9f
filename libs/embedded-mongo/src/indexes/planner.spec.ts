import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { compileFilter } from '../query/filter.js';
import { accessOf, search } from '../query/search.js';
import { parseSort, sortKey } from '../query/sort.js';
import { steadily } from '../query/stream.js';
import { doc } from '../sample.js';
import type { Collection } from '../storage/catalog.js';
import type { Tables } from '../storage/open.js';
import { openTables } from '../storage/open.js';
import type { Found } from '../storage/records.js';
import { checkedSpecification } from './definition.js';
import { entriesOf } from './keys.js';

const directory = mkdtempSync(join(tmpdir(), 'chengwen-planner-'));
let tables: Tables;

beforeAll(() => {
  tables = openTables(join(directory, 'store.db'));
  // Never committed: durability is not what is proved here.
  tables.sqlite.exec('BEGIN');
});

afterAll(() => {
  tables.sqlite.exec('ROLLBACK');
  tables.sqlite.close();
  rmSync(directory, { recursive: true, force: true });
});

let next = 0;

function collectionWith(keys: readonly Record<string, unknown>[]): Collection {
  const collection = tables.catalog.create('test', `c${next++}`);
  for (const [i, specification] of keys.entries()) {
    const checked = checkedSpecification(doc({ name: `i${i}`, ...specification }));
    tables.records.build(collection, tables.catalog.addIndex(collection, checked));
  }
  return collection;
}

/** Few different values, so that filters meet documents. */
const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('a', '', true, Number.NaN, 1.5, new Date(3), { x: 1 }) },
);
const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) });
const leaf = fc.oneof({ weight: 9, arbitrary: scalar }, { weight: 1, arbitrary: fc.constant([]) });
const nested = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });

/** `a` may be an array, `b` never is, `c` is a document or an array of documents. */
const fields = fc.record(
  { a: value, b: scalar, c: fc.oneof(nested, fc.array(nested, { maxLength: 3 })) },
  { requiredKeys: [] },
);
/** Without arrays an index may also give the order. */
const flat = fc.record({ a: scalar, b: scalar, c: nested }, { requiredKeys: [] });
const lists = fc.oneof(fc.array(fields, { maxLength: 10 }), fc.array(flat, { maxLength: 10 }));

const small = fc.integer({ min: 0, max: 3 });
const rare = fc.oneof(
  fc.record({ $gt: leaf }),
  fc.record({ $lte: leaf }),
  fc.record({ $gte: leaf, $lt: leaf }),
  fc.record({ $in: fc.array(leaf, { maxLength: 3 }) }),
  fc.record({ $ne: leaf }),
  fc.record({ $exists: fc.boolean() }),
);
const condition = fc.oneof<fc.Arbitrary<unknown>[]>(leaf, small, fc.record({ $gte: small, $lt: small }), rare);
/** At most two conditions, or hardly anything would match. */
const filters = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c.x', 'c.y'), condition), {
    maxLength: 2,
    selector: ([path]) => path,
  })
  .map((conditions): Record<string, unknown> => Object.fromEntries(conditions))
  .chain((simple) => fc.constantFrom<Record<string, unknown>>(simple, { $and: [simple] }));

const alternatives = fc.oneof(
  { weight: 3, arbitrary: filters },
  {
    weight: 1,
    arbitrary: fc.array(filters, { minLength: 1, maxLength: 3 }).map(($or): Record<string, unknown> => ({ $or })),
  },
);

const sorts = fc.constantFrom<Record<string, number>>(
  {},
  { a: 1 },
  { b: -1 },
  { b: 1, a: 1 },
  { b: -1, a: -1 },
  { 'c.x': 1 },
);

const INDEXES: readonly Record<string, unknown>[][] = [
  [{ key: { a: 1 } }],
  [{ key: { b: 1, a: -1 } }],
  [{ key: { b: -1, a: -1 } }],
  [{ key: { 'c.x': 1, 'c.y': 1 } }],
  [{ key: { a: 1 }, sparse: true }],
  [{ key: { b: 1 }, partialFilterExpression: { a: { $gt: 0 } } }],
  [{ key: { b: 1 }, partialFilterExpression: { b: { $exists: true } } }, { key: { 'c.y': -1, b: 1 } }],
];

const all = (collection: Collection): Found[] => [...tables.records.scan(collection)];
const idsOf = (found: readonly Found[]): string[] => found.map(({ document }) => String(document['_id'])).sort();

describe.each(INDEXES.map((keys) => ({ name: JSON.stringify(keys), keys })))('with the indexes $name', ({ keys }) => {
  it('a search finds exactly what a scan finds, in the order asked for', () => {
    fc.assert(
      fc.property(lists, fc.array(alternatives, { minLength: 1, maxLength: 12 }), sorts, (documents, asked, sort) => {
        const collection = collectionWith(keys);
        documents.forEach((fieldsOf, i) => tables.records.insert(collection, doc({ _id: i, ...fieldsOf })));
        for (const filter of asked.map(doc)) {
          const order = parseSort(doc(sort));
          const found = [...steadily(search(tables.records, collection, { filter, sort: order }))];
          const matches = compileFilter(filter);
          expect(idsOf(found)).toEqual(idsOf(all(collection).filter(({ document }) => matches(document))));
          const sortKeys = found.map(({ document }) => sortKey(document, order));
          expect(sortKeys).toEqual([...sortKeys].sort((a, b) => Buffer.compare(a, b)));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('the entries are those of a rescan after any writes', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.nat(4), fields: fc.option(fields) }), { maxLength: 12 }), (writes) => {
        const collection = collectionWith(keys);
        for (const { id, fields: after } of writes) {
          const before = all(collection).find(({ document }) => String(document['_id']) === String(id));
          if (before && after) tables.records.replace(collection, before, doc({ _id: id, ...after }));
          else if (before) tables.records.remove(collection, before);
          else if (after) tables.records.insert(collection, doc({ _id: id, ...after }));
        }
        for (const index of collection.indexes) {
          const stored = tables.sqlite
            .statement('SELECT hex(key), record FROM entries WHERE index_id = ?')
            .rows([index.id]);
          const expected = all(collection).flatMap(({ record, document }) =>
            entriesOf(index, document).keys.map((key) => [key.toString('hex').toUpperCase(), record]),
          );
          expect(stored.map(String).sort()).toEqual(expected.map(String).sort());
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the planner', () => {
  const planFor = (
    keys: readonly Record<string, unknown>[],
    filter: Record<string, unknown>,
    sort: Record<string, number> = {},
  ) => {
    const { plans, sorted } = accessOf(collectionWith(keys), { filter: doc(filter), sort: parseSort(doc(sort)) });
    return plans.length > 0 ? [plans.map(({ index }) => index.name).join(), sorted] : undefined;
  };
  const keys = [{ key: { unit: 1, state: 1, at: -1 } }, { key: { at: 1 } }];

  it('takes the compare-and-set by _id over everything', () => {
    expect(planFor(keys, { _id: 'a', unit: 'u', state: 'draft' })).toEqual(['_id_', false]);
  });

  it('binds as many leading fields as it can and reads in order', () => {
    expect(planFor(keys, { unit: 'u', state: 'draft' }, { at: -1 })).toEqual(['i0', true]);
    expect(planFor(keys, { unit: 'u', state: { $in: ['a', 'b'] } }, { at: -1 })).toEqual(['i0', false]);
    expect(planFor(keys, {}, { at: -1 })).toEqual(['i1', true]);
  });

  it('takes an index for each branch of an $or, if every branch has one', () => {
    expect(planFor(keys, { $or: [{ unit: 'u' }, { at: 1 }] })).toEqual(['i0,i1', false]);
    expect(planFor(keys, { $or: [{ unit: 'u' }, { state: 'x' }] })).toBeUndefined();
    expect(planFor(keys, { unit: 'u', $or: [{ at: 1 }, { at: 2 }] })).toEqual(['i0', false]);
  });

  it('scans where no index helps', () => {
    expect(planFor(keys, { state: 'draft' })).toBeUndefined();
  });

  it('uses a partial index only for queries that stay within it', () => {
    const partial = [{ key: { unit: 1 }, partialFilterExpression: { state: 'draft' } }];
    expect(planFor(partial, { unit: 'u' })).toBeUndefined();
    expect(planFor(partial, { unit: 'u', state: 'draft' })).toEqual(['i0', false]);
  });
});

describe('an index', () => {
  it('refuses two arrays side by side', () => {
    const collection = collectionWith([{ key: { a: 1, b: 1 } }]);
    expect(() => tables.records.insert(collection, doc({ _id: 1, a: [1], b: [2] }))).toThrow(
      expect.objectContaining({ code: 171 }),
    );
  });

  it.each<[string, Record<string, unknown>, number]>([
    ['text', { key: { a: 'text' } }, 67],
    ['geography', { key: { a: '2dsphere' } }, 67],
    ['positions', { key: { 'a.0': 1 } }, 67],
    ['a collation', { key: { a: 1 }, collation: { locale: 'zh' } }, 67],
    ['an unknown option', { key: { a: 1 }, nope: 1 }, 197],
    ['no key', { key: {} }, 67],
  ])('on %s is refused', (_, specification, code) => {
    expect(() => checkedSpecification(doc({ name: 'x', ...specification }))).toThrow(expect.objectContaining({ code }));
  });

  it('that is unique knows one number in every type, and null like missing', () => {
    const collection = collectionWith([{ key: { a: 1 }, unique: true }]);
    tables.records.insert(collection, doc({ _id: 1, a: 5 }));
    tables.records.insert(collection, doc({ _id: 2, a: null }));
    for (const clash of [{ _id: 3, a: [4, 5] }, { _id: 3 }, { _id: 1, a: 6 }]) {
      expect(() => tables.records.insert(collection, doc(clash))).toThrow(expect.objectContaining({ code: 11000 }));
    }
  });
});
