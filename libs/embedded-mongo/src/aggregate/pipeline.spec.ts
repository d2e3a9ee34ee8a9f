import { Decimal128 } from 'bson';
import { compileFilter } from '../query/filter.js';
import { steadily } from '../query/stream.js';
import { doc } from '../sample.js';
import type { Document } from '../values/types.js';
import { compilePipeline } from './pipeline.js';

const decimal = (text: string): Decimal128 => Decimal128.fromString(text);

const units: Document[] = [doc({ _id: 'u', name: '甲' }), doc({ _id: 'v', name: '乙' })];
const forms = [
  { _id: 1, unit: 'u', sum: decimal('1.10'), lines: [{ n: 1 }, { n: 2 }], year: 2020 },
  { _id: 2, unit: 'v', sum: decimal('2.20'), lines: [], year: 2021 },
  { _id: 3, unit: 'u', sum: decimal('3.30'), year: 2021 },
];

const run = (stages: readonly Record<string, unknown>[]): Document[] => {
  const pipeline = compilePipeline(stages.map(doc), {}, (collection, filter) =>
    collection === 'units' ? units.filter(compileFilter(filter)) : [],
  );
  return [...steadily(pipeline(forms.map(doc)))];
};

describe('a pipeline', () => {
  it.each<[string, Record<string, unknown>[], Record<string, unknown>[]]>([
    ['$match and $count', [{ $match: { year: 2021 } }, { $count: 'n' }], [{ n: 2 }]],
    ['$count of nothing gives nothing', [{ $match: { year: 1 } }, { $count: 'n' }], []],
    [
      '$sort, $skip, $limit, $project',
      [{ $sort: { year: -1, _id: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { year: 1 } }],
      [{ _id: 2, year: 2021 }],
    ],
    [
      '$group keeps decimals exact, in the order groups were met',
      [
        {
          $group: {
            _id: '$unit',
            total: { $sum: '$sum' },
            most: { $max: '$sum' },
            ids: { $push: '$_id' },
            n: { $count: {} },
          },
        },
      ],
      [
        { _id: 'u', total: decimal('4.40'), most: decimal('3.30'), ids: [1, 3], n: 2 },
        { _id: 'v', total: decimal('2.20'), most: decimal('2.20'), ids: [2], n: 1 },
      ],
    ],
    [
      '$group over everything',
      [{ $group: { _id: null, first: { $first: '$_id' }, last: { $last: '$_id' }, years: { $addToSet: '$year' } } }],
      [{ _id: null, first: 1, last: 3, years: [2020, 2021] }],
    ],
    [
      '$unwind leaves out what has no elements',
      [{ $unwind: '$lines' }, { $project: { n: '$lines.n' } }],
      [
        { _id: 1, n: 1 },
        { _id: 1, n: 2 },
      ],
    ],
    [
      '$unwind can keep them, and name positions',
      [
        { $unwind: { path: '$lines', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
        { $project: { i: 1 } },
      ],
      [
        { _id: 1, i: 0 },
        { _id: 1, i: 1 },
        { _id: 2, i: null },
        { _id: 3, i: null },
      ],
    ],
    [
      '$set and $unset',
      [{ $limit: 1 }, { $set: { 'lines.m': 5, year: '$$REMOVE' } }, { $unset: ['unit', 'sum'] }],
      [
        {
          _id: 1,
          lines: [
            { n: 1, m: 5 },
            { n: 2, m: 5 },
          ],
        },
      ],
    ],
    ['$project drops', [{ $limit: 1 }, { $project: { lines: 0, sum: 0, unit: 0 } }], [{ _id: 1, year: 2020 }]],
    ['$replaceRoot', [{ $limit: 1 }, { $replaceRoot: { newRoot: { u: '$unit' } } }], [{ u: 'u' }]],
    [
      '$lookup by fields',
      [
        { $match: { _id: 2 } },
        { $lookup: { from: 'units', localField: 'unit', foreignField: '_id', as: 'of' } },
        { $project: { 'of.name': 1 } },
      ],
      [{ _id: 2, of: [{ name: '乙' }] }],
    ],
    [
      '$lookup by a pipeline with variables',
      [
        { $match: { _id: 1 } },
        {
          $lookup: {
            from: 'units',
            let: { u: '$unit' },
            pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$u'] } } }],
            as: 'of',
          },
        },
        { $project: { of: 1 } },
      ],
      [{ _id: 1, of: [{ _id: 'u', name: '甲' }] }],
    ],
    [
      '$facet runs several over the same',
      [{ $facet: { a: [{ $count: 'n' }], b: [{ $limit: 1 }, { $project: { _id: 1 } }] } }],
      [{ a: [{ n: 3 }], b: [{ _id: 1 }] }],
    ],
    [
      '$bucket',
      [{ $bucket: { groupBy: '$sum', boundaries: [0, 2, 3], default: 'more' } }],
      [
        { _id: 0, count: 1 },
        { _id: 2, count: 1 },
        { _id: 'more', count: 1 },
      ],
    ],
    [
      '$sortByCount',
      [{ $sortByCount: '$unit' }],
      [
        { _id: 'u', count: 2 },
        { _id: 'v', count: 1 },
      ],
    ],
    [
      '$unionWith',
      [
        { $limit: 1 },
        { $project: { _id: 1 } },
        { $unionWith: { coll: 'units', pipeline: [{ $project: { _id: 1 } }] } },
      ],
      [{ _id: 1 }, { _id: 'u' }, { _id: 'v' }],
    ],
  ])('%s', (_, stages, wanted) => {
    expect(run(stages)).toEqual(wanted.map(doc));
  });

  it.each<[string, Record<string, unknown>[], number]>([
    ['an unknown stage', [{ $graphLookup: {} }], 40324],
    ['a change stream', [{ $changeStream: {} }], 40573],
    ['two stages in one', [{ $match: {}, $limit: 1 }], 40323],
    ['a group without _id', [{ $group: { n: { $sum: 1 } } }], 15955],
    ['an unknown accumulator', [{ $group: { _id: 1, a: { $topN: 1 } } }], 15952],
    ['a limit of 0', [{ $limit: 0 }], 15958],
    ['keeping and dropping at once', [{ $project: { a: 1, b: 0 } }], 31254],
    ['colliding paths', [{ $project: { a: 1, 'a.b': 1 } }], 31249],
    ['an unknown option of $lookup', [{ $lookup: { from: 'x', as: 'y', pipeline: [], nope: 1 } }], 9],
    ['unordered boundaries', [{ $bucket: { groupBy: '$a', boundaries: [2, 1] } }], 40194],
    ['a facet in a facet', [{ $facet: { a: [{ $facet: { b: [] } }] } }], 40600],
  ])('refuses %s', (_, stages, code) => {
    expect(() => run(stages)).toThrow(expect.objectContaining({ code }));
  });
});
