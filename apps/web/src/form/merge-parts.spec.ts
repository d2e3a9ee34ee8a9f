import { emptyContent, type FormContent, type MoneyCell, type Template } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { draftOf, draftReducer, type DraftEdit } from './draft.js';
import { conflictsOf, mergeContent } from './merge.js';
import type { ChapterEdit } from './chapter-edits.js';

const template: Template = {
  ...templates['self-evaluation@2020']!,
  choices: [
    {
      key: 'type',
      label: '项目类型',
      multiple: true,
      options: [
        { key: 'a', label: '甲' },
        { key: 'b', label: '乙' },
      ],
    },
  ],
  matrices: [
    {
      key: 'balance',
      title: '收支表',
      titles: [],
      unit: '亿元',
      columns: [{ key: 'one', label: '甲险种' }],
      rows: [
        { key: 'income', group: '预算', label: '收入' },
        { key: 'spending', group: '预算', label: '支出' },
      ],
    },
  ],
  chapters: [
    { level: 1, number: '一、', heading: '总体', pattern: '总体', matrix: 'balance' },
    { level: 1, number: '二、', heading: '问题', pattern: '问题' },
  ],
};
const base: FormContent = emptyContent(template);
const edited = (...edits: readonly DraftEdit[]): FormContent => edits.reduce(draftReducer, draftOf(base)).content;
const write = (edit: ChapterEdit): DraftEdit => ({ type: 'chapters', edit });
const text = (chapter: string, words: string): DraftEdit => write({ op: 'text', chapter, block: 'b1', text: words });
const cell = (row: string, amount: string): DraftEdit => ({
  type: 'matrix',
  matrix: 'balance',
  row,
  column: 'one',
  cell: { kind: 'amount', amount } as MoneyCell,
});
const wordsOf = ({ chapters = [] }: FormContent) =>
  chapters.map(({ blocks }) => blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join('|'));

describe('two people who write one report', () => {
  it('paragraphs, figures and boxes that only one of them changed are all kept, unasked', () => {
    const mine = edited(text('c1', '我的'), cell('income', '1'), { type: 'choice', key: 'type', ticked: ['a'] });
    const theirs = edited(text('c2', '他的'), cell('spending', '2'));
    const versions = { base, mine, theirs };
    expect(conflictsOf(template, versions)).toEqual([]);
    const { content } = mergeContent(template, versions, 'theirs');
    expect(wordsOf(content)).toEqual(['我的', '他的']);
    expect(content.matrices?.['balance']?.cells).toEqual({
      income: { one: { kind: 'amount', amount: '1' } },
      spending: { one: { kind: 'amount', amount: '2' } },
    });
    expect(content.choices).toEqual({ type: ['a'] });
  });

  it('a paragraph and a figure that both changed are asked about and go to the side that was chosen', () => {
    const versions = {
      base,
      mine: edited(text('c1', '我的'), cell('income', '1')),
      theirs: edited(text('c1', '他的'), cell('income', '2')),
    };
    expect(conflictsOf(template, versions).map(({ label }) => label)).toEqual([
      '一、总体 · 第1段',
      '预算 收入 · 甲险种',
    ]);
    expect(wordsOf(mergeContent(template, versions, 'mine').content)[0]).toBe('我的');
    const { content } = mergeContent(template, versions, 'theirs');
    expect(wordsOf(content)[0]).toBe('他的');
    expect(content.matrices?.['balance']?.cells['income']).toEqual({ one: { kind: 'amount', amount: '2' } });
  });

  it('new paragraphs and chapters of both stay, each behind what it was put behind', () => {
    const add = (id: string, words: string): DraftEdit =>
      write({ op: 'insert', chapter: 'c1', after: 'b1', block: { kind: 'text', id, text: words } });
    const chapter = (id: string, heading: string): DraftEdit =>
      write({ op: 'addChapter', after: 'c1', chapter: { id, level: 1, number: '', heading, blocks: [] } });
    const versions = {
      base,
      mine: edited(add('m', '甲'), chapter('mc', '我加')),
      theirs: edited(add('t', '乙'), chapter('tc', '他加')),
    };
    const { content } = mergeContent(template, versions, 'mine');
    expect(wordsOf(content)[0]).toBe('|甲|乙');
    expect(content.chapters?.map(({ heading }) => heading)).toEqual(['总体', '我加', '他加', '问题']);
  });

  it('a chapter that one deleted goes, unless the other wrote in it and that was chosen', () => {
    const gone = edited(write({ op: 'removeChapter', chapter: 'c2' }));
    expect(mergeContent(template, { base, mine: gone, theirs: base }, 'theirs').content.chapters).toHaveLength(1);
    expect(mergeContent(template, { base, mine: base, theirs: gone }, 'mine').content.chapters).toHaveLength(1);
    const versions = { base, mine: gone, theirs: edited(text('c2', '写了')) };
    expect(conflictsOf(template, versions)).toHaveLength(1);
    expect(mergeContent(template, versions, 'mine').content.chapters).toHaveLength(1);
    expect(wordsOf(mergeContent(template, versions, 'theirs').content)).toEqual(['', '写了']);
  });

  it('columns of a matrix that one side changed are taken whole', () => {
    const columns = [
      { key: 'one', label: '甲险种' },
      { key: 'two', label: '乙险种' },
    ];
    const mine = edited({ type: 'matrixColumns', matrix: 'balance', columns });
    const { content } = mergeContent(template, { base, mine, theirs: edited(text('c1', '他的')) }, 'theirs');
    expect(content.matrices?.['balance']?.columns).toEqual(columns);
    expect(wordsOf(content)[0]).toBe('他的');
  });
});
