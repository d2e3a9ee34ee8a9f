import { compilePipeline } from '../aggregate/pipeline.js';
import { doc } from '../sample.js';
import type { Document } from '../values/types.js';
import { MEMORY_LIMIT } from './budget.js';
import { parseSort, sorting } from './sort.js';
import { steadily } from './stream.js';

/** One text that all of them share, so that the test does not take what it pretends to take. */
const TEXT = 'x'.repeat(1024 * 1024);
const MANY = Math.ceil(MEMORY_LIMIT / TEXT.length) + 1;

const large = (count: number): Document[] =>
  Array.from({ length: count }, (_, i) => ({ ...doc({ _id: i, n: (i * 37) % count }), text: TEXT }));

const run = (documents: readonly Document[], stage: Record<string, unknown>): Document[] => [
  ...steadily(compilePipeline([doc(stage)], {}, () => [])(documents)),
];

describe('what a read holds in memory', () => {
  it.each<[string, Record<string, unknown>]>([
    ['$sort', { $sort: { n: 1 } }],
    ['$group that keeps whole documents', { $group: { _id: '$n', first: { $first: '$$ROOT' } } }],
    ['$group that lists', { $group: { _id: null, all: { $push: '$text' } } }],
    ['$group by long keys', { $group: { _id: { n: '$n', text: '$text' } } }],
    ['$group that keeps the greatest', { $group: { _id: '$n', most: { $max: '$text' } } }],
    ['$facet', { $facet: { n: [{ $count: 'n' }] } }],
  ])('is limited for %s', (_, stage) => {
    expect(run(large(9), stage)).toBeDefined();
    expect(() => run(large(MANY), stage)).toThrow(expect.objectContaining({ code: 292 }));
  });

  it.each<[string, Record<string, unknown>]>([
    ['$count', { $count: 'n' }],
    ['$group that only counts', { $group: { _id: null, n: { $sum: 1 } } }],
    ['$group that keeps the last', { $group: { _id: null, last: { $last: '$text' } } }],
    ['$match', { $match: { n: 1 } }],
  ])('is not touched by %s', (_, stage) => {
    expect(run(large(MANY), stage)).toHaveLength(1);
  });

  it('is no more than what is wanted when the first few of many are sorted out', () => {
    const documents = large(MANY * 3);
    const sorted = [...steadily(sorting(documents, parseSort(doc({ n: 1 })), (document) => document, 5))];
    expect(sorted.slice(0, 5).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4].map((n) => doc({ n })['n']));
  });

  it('gives the first few in the order in which all of them would come, equal ones as they were met', () => {
    const documents = Array.from({ length: 2000 }, (_, i) => doc({ _id: i, n: (i * 7) % 13 }));
    const fields = parseSort(doc({ n: -1 }));
    const first = (most: number): Document[] =>
      [...steadily(sorting(documents, fields, (document) => document, most))].slice(0, 20);
    expect(first(20)).toEqual(first(0));
  });
});
