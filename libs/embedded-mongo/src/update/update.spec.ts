import { Decimal128, Int32, Long, Timestamp } from 'bson';
import { doc } from '../sample.js';
import { identical } from '../values/compare.js';
import { compileUpdate } from './update.js';
import { upsertSeed } from './upsert.js';

interface Options {
  readonly filter?: Record<string, unknown>;
  readonly arrayFilters?: Record<string, unknown>[];
  readonly inserting?: boolean;
}

const moment = { date: new Date(5), timestamp: new Timestamp({ t: 1, i: 1 }) };

function applied(before: Record<string, unknown>, update: unknown, options: Options = {}): unknown {
  const { update: argument } = doc({ update });
  return compileUpdate(argument, {
    filter: doc(options.filter ?? {}),
    arrayFilters: (options.arrayFilters ?? []).map(doc),
    variables: {},
    moment,
  }).apply(doc(before), options.inserting ?? false);
}

const codeOf = (before: Record<string, unknown>, update: unknown, options?: Options): number | undefined => {
  try {
    applied(before, update, options);
    return undefined;
  } catch (error) {
    return (error as { code?: number }).code;
  }
};

const decimal = (text: string): Decimal128 => Decimal128.fromString(text);

describe('an update', () => {
  it.each<[string, Record<string, unknown>, unknown, Record<string, unknown>, Options?]>([
    ['$set creates documents on the way', { _id: 1 }, { $set: { 'a.b.c': 1 } }, { _id: 1, a: { b: { c: 1 } } }],
    ['$set at a position', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
    ['$set beyond the end pads with null', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
    ['new fields come in the order of their names', {}, { $set: { b: 1, a: 2 } }, { a: 2, b: 1 }],
    ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    ['$unset in an array leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    ['$setOnInsert is nothing to an existing document', { a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
    ['$setOnInsert on insert', {}, { $setOnInsert: { b: 1 } }, { b: 1 }, { inserting: true }],
    ['$inc keeps decimals exact', { a: decimal('0.1') }, { $inc: { a: decimal('0.2') } }, { a: decimal('0.3') }],
    ['$inc of a missing field', {}, { $inc: { a: 2 } }, { a: 2 }],
    [
      '$inc of a Long',
      { a: Long.fromString('9007199254740992') },
      { $inc: { a: 1 } },
      { a: Long.fromString('9007199254740993') },
    ],
    ['$mul of a missing field is zero of that type', {}, { $mul: { a: decimal('2') } }, { a: decimal('0') }],
    ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3 }, $max: { b: 3 } }, { a: 3, b: 5 }],
    ['$rename', { a: 1, b: 2 }, { $rename: { a: 'c.d' } }, { b: 2, c: { d: 1 } }],
    ['$currentDate', {}, { $currentDate: { a: true } }, { a: new Date(5) }],
    ['$push', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    [
      '$push with every clause',
      { a: [3, 1] },
      { $push: { a: { $each: [2, 0], $sort: -1, $slice: 3 } } },
      { a: [3, 2, 1] },
    ],
    ['$push at a position', { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
    [
      '$push sorts by a field',
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    ['$addToSet adds once', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    ['$pull by condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    ['$pull by fields', { a: [{ k: 1, z: 1 }, { k: 2 }] }, { $pull: { a: { k: 1 } } }, { a: [{ k: 2 }] }],
    ['$pullAll', { a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { a: [2] }],
    ['$pop first and last', { a: [1, 2], b: [1, 2] }, { $pop: { a: -1, b: 1 } }, { a: [2], b: [1] }],
    ['$[] reaches every element', { a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 1 } }, { a: [{ n: 2 }, { n: 3 }] }],
    [
      '$[id] reaches the filtered ones',
      { a: [{ n: 1 }, { n: 2 }] },
      { $set: { 'a.$[x].n': 0 } },
      { a: [{ n: 1 }, { n: 0 }] },
      { arrayFilters: [{ 'x.n': { $gt: 1 } }] },
    ],
    ['$ reaches the first match', { a: [1, 2, 2] }, { $set: { 'a.$': 9 } }, { a: [1, 9, 2] }, { filter: { a: 2 } }],
    [
      '$ follows $elemMatch',
      {
        a: [
          { k: 1, n: 1 },
          { k: 1, n: 2 },
        ],
      },
      { $set: { 'a.$.n': 9 } },
      {
        a: [
          { k: 1, n: 1 },
          { k: 1, n: 9 },
        ],
      },
      { filter: { a: { $elemMatch: { k: 1, n: 2 } } } },
    ],
    ['a replacement keeps _id', { _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
    [
      'a pipeline computes from the document',
      { a: 2 },
      [{ $set: { b: { $multiply: ['$a', 3] } } }, { $unset: 'a' }],
      { b: 6 },
    ],
  ])('%s', (_, before, update, after, ...[options]) => {
    expect(identical(applied(before, update, options) as never, doc(after))).toBe(true);
  });

  it('writes names with a dollar below the top, and at the top of a document that it makes', () => {
    expect(applied({ a: { $each: 1 } }, { $set: { 'a.$each': 2 } })).toEqual(doc({ a: { $each: 2 } }));
    expect(applied({}, { $set: { $a: 1 } }, { inserting: true })).toEqual(doc({ $a: 1 }));
  });

  it('adds to a missing field exactly what is written', () => {
    const written = Decimal128.fromString('1E+3');
    expect(applied({}, { $inc: { a: written } })).toEqual({ a: written });
  });

  it('adds a renamed field in the place of its new name', () => {
    expect(Object.keys(applied({ z: 1 }, { $set: { m: 1 }, $rename: { z: 'a' } }) as object)).toEqual(['a', 'm']);
  });

  it('pulls by operators inside nested arrays, but by a filter only documents', () => {
    expect(applied({ a: [[5], [0]] }, { $pull: { a: { $gt: 1 } } })).toEqual(doc({ a: [[0]] }));
    expect(applied({ a: [[5], { b: 1 }] }, { $pull: { a: { b: { $exists: false } } } })).toEqual(
      doc({ a: [[5], { b: 1 }] }),
    );
    expect(applied({ a: [{ b: 1 }, { c: 1 }] }, { $pull: { a: { $or: [{ b: 1 }] } } })).toEqual(doc({ a: [{ c: 1 }] }));
  });

  it('sorts pushed documents by an embedded array as a whole', () => {
    const a = [{ k: [5] }, { k: [1, 9] }];
    expect(applied({ a }, { $push: { a: { $each: [], $sort: { k: -1 } } } })).toEqual(doc({ a }));
  });

  it('leaves the old document as it was', () => {
    const before = doc({ a: { b: [1] } });
    const update = compileUpdate(doc({ u: { $push: { 'a.b': 2 } } })['u'], { filter: {}, variables: {}, moment });
    update.apply(before, false);
    expect(before).toEqual({ a: { b: [new Int32(1)] } });
  });

  it.each<[string, Record<string, unknown>, unknown, number, Options?]>([
    ['an unknown modifier', {}, { $bit: { a: { and: 1 } } }, 9],
    ['two modifiers on one path', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['modifiers on a path and below it', {}, { $set: { a: 1, 'a.b': 1 } }, 40],
    ['a change of _id', { _id: 1 }, { $set: { _id: 2 } }, 66],
    ['a field below a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['$inc of text', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['$inc by text', { a: 1 }, { $inc: { a: 'x' } }, 14],
    ['an overflow of $inc', { a: Long.MAX_VALUE }, { $inc: { a: Long.ONE } }, 2],
    ['a dollar at the beginning of a field of an existing document', {}, { $set: { $a: 1 } }, 52],
    ['$pop from what is no array', { a: 1 }, { $pop: { a: 1 } }, 14],
    ['$pull below a number', { a: 1 }, { $pull: { 'a.b': 1 } }, 28],
    ['$rename out of an array', { a: [1] }, { $rename: { 'a.0': 'b' } }, 2],
    ['$rename onto itself', { a: 1 }, { $rename: { a: 'a' } }, 2],
    ['all elements and one of them', { a: [] }, { $set: { 'a.$[]': 1, 'a.0': 1 } }, 40],
    ['$push to what is no array', { a: 1 }, { $push: { a: 1 } }, 2],
    ['an unknown clause of $push', {}, { $push: { a: { $each: [], $first: 1 } } }, 2],
    ['a path with an empty name', {}, { $set: { 'a..b': 1 } }, 56],
    ['an unused array filter', { a: [] }, { $set: { b: 1 } }, 9, { arrayFilters: [{ x: 1 }] }],
    ['an array filter that is missing', { a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
    ['$ without a match', { a: [1] }, { $set: { 'a.$': 1 } }, 2, { filter: { b: 1 } }],
    [
      'the element that matched and a name given to nothing in its place',
      { a: [1] },
      { $set: { 'a.$': 2 }, $rename: { b: 'a.0' } },
      40,
      { filter: { a: 1 } },
    ],
    ['a stage that an update may not have', {}, [{ $match: {} }], 72],
    ['array filters on a replacement', {}, { a: 1 }, 9, { arrayFilters: [{ x: 1 }] }],
  ])('refuses %s', (_, before, update, code, ...[options]) => {
    expect(codeOf(before, update, options)).toBe(code);
  });
});

describe('the seed of an upsert', () => {
  it('has what the filter requires to be equal', () => {
    const filter = { a: 1, 'b.c': { $eq: 2 }, d: { $gt: 1 }, $and: [{ e: { $in: [5] } }], $or: [{ f: 1 }, { f: 2 }] };
    expect(upsertSeed(doc(filter))).toEqual(doc({ a: 1, b: { c: 2 }, e: 5 }));
  });

  it('refuses a filter that requires two values of one field', () => {
    expect(() => upsertSeed(doc({ a: 1, $and: [{ a: 2 }] }))).toThrow(expect.objectContaining({ code: 54 }));
  });
});
