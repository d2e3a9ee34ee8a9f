import type { Chapter } from '@chengwen/domain';
import fc from 'fast-check';
import { editChapters, freshId, type ChapterEdit } from './chapter-edits.js';

const chapters: Chapter[] = [
  {
    id: 'c1',
    level: 1,
    number: '一、',
    heading: '总体情况',
    blocks: [
      { kind: 'text', id: 'b1', text: '收入合计。支出合计。' },
      { kind: 'matrix', id: 'b2', matrix: 'balance' },
      { kind: 'text', id: 'b3', text: '结余。' },
    ],
  },
  { id: 'c2', level: 2, number: '（一）', heading: '目标', blocks: [] },
];
const play = (...edits: readonly ChapterEdit[]) => edits.reduce<Chapter[]>(editChapters, chapters);
const textsOf = (all: readonly Chapter[]) =>
  all.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])));

describe('writing a report', () => {
  it('a paragraph that is split and joined again reads as before', () => {
    fc.assert(
      fc.property(fc.nat(10), (at) => {
        const split = play({ op: 'split', chapter: 'c1', block: 'b1', at, id: 'new' });
        expect(textsOf(split).slice(0, 2).join('')).toBe('收入合计。支出合计。');
        expect(editChapters(split, { op: 'join', chapter: 'c1', block: 'new' })).toEqual(chapters);
      }),
    );
  });

  it('a paragraph behind a table of figures does not run into it', () => {
    expect(play({ op: 'join', chapter: 'c1', block: 'b3' })).toEqual(chapters);
  });

  it('a paragraph is put right behind the one that was named, or first', () => {
    const block = { kind: 'text' as const, id: 'new', text: '补充。' };
    expect(textsOf(play({ op: 'insert', chapter: 'c1', after: 'b1', block }))[1]).toBe('补充。');
    expect(textsOf(play({ op: 'insert', chapter: 'c1', block }))[0]).toBe('补充。');
  });

  it('chapters that an edit does not touch stay the very same', () => {
    const after = play({ op: 'text', chapter: 'c1', block: 'b1', text: '改' });
    expect(after[1]).toBe(chapters[1]);
    expect(after[0]?.blocks[1]).toBe(chapters[0]?.blocks[1]);
  });

  it('new ids are such as a content takes', () => {
    const ids = Array.from({ length: 200 }, freshId);
    expect(ids.every((id) => /^[a-z0-9]{1,12}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
