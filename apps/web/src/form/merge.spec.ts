import { emptyContent, type FormContent, type Indicator } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { draftOf, draftReducer, type DraftEdit } from './draft.js';
import { newRow } from './new-row.js';
import { conflictsOf, mergeContent } from './merge.js';

const template = templates['self-evaluation@2020']!;
const blank = emptyContent(template);
const first: Indicator = {
  ...newRow(template, blank, { category: 'output', dimension: 'quantity' }),
  name: '参保人数',
};
const second: Indicator = {
  ...newRow(template, { ...blank, indicators: [first] }, { category: 'output', dimension: 'quality' }),
  name: '报销比例',
};
const base: FormContent = { ...blank, indicators: [first, second] };
const edited = (...edits: readonly DraftEdit[]): FormContent => edits.reduce(draftReducer, draftOf(base)).content;
const name = (id: string, text: string): DraftEdit => ({ type: 'indicator', id, set: { name: text } });
const idsOf = ({ indicators }: FormContent) => indicators.map(({ id }) => id);

describe('two people who fill one form', () => {
  it('cells that only one of them changed are all kept, unasked', () => {
    const mine = edited({ type: 'field', key: 'unit', text: '甲' }, name('i1', '我的'));
    const theirs = edited({ type: 'field', key: 'department', text: '乙' }, name('i2', '他的'));
    const versions = { base, mine, theirs };
    expect(conflictsOf(template, versions)).toEqual([]);
    const { content } = mergeContent(template, versions, 'mine');
    expect(content.fields).toMatchObject({ unit: '甲', department: '乙' });
    expect(content.indicators.map((row) => row.name)).toEqual(['我的', '他的']);
  });

  it('a cell that both changed is asked about and goes to the side that was chosen', () => {
    const mine = edited(name('i1', '我的'), { type: 'goal', key: 'actual', text: '甲' });
    const versions = { base, mine, theirs: edited(name('i1', '他的')) };
    expect(conflictsOf(template, versions)).toMatchObject([
      { path: 'indicators/i1/name', mine: '我的', theirs: '他的' },
    ]);
    expect(mergeContent(template, versions, 'mine').content.indicators[0]?.name).toBe('我的');
    const taken = mergeContent(template, versions, 'theirs').content;
    expect(taken.indicators[0]?.name).toBe('他的');
    expect(taken.goals['actual']).toBe('甲');
  });

  it('the same change on both sides is no conflict', () => {
    const both = edited(name('i1', '同样'));
    expect(conflictsOf(template, { base, mine: both, theirs: both })).toEqual([]);
  });

  it('new rows of both stay, even where both gave theirs the same id', () => {
    const added = newRow(template, base, { category: 'output', dimension: 'quantity' });
    const mine = edited({ type: 'addRow', row: { ...added, name: '我加的' }, after: 'i1' });
    const theirs = edited({ type: 'addRow', row: { ...added, name: '他加的' } });
    const { content, renamed } = mergeContent(template, { base, mine, theirs }, 'mine');
    expect(content.indicators.map((row) => row.name)).toEqual(['参保人数', '我加的', '报销比例', '他加的']);
    expect(new Set(idsOf(content)).size).toBe(4);
    expect(renamed).toEqual({ [added.id]: 'i4' });
  });

  it('a row that one deleted and the other did not touch goes', () => {
    const gone = edited({ type: 'removeRow', id: 'i1' });
    expect(idsOf(mergeContent(template, { base, mine: gone, theirs: base }, 'mine').content)).toEqual(['i2']);
    expect(idsOf(mergeContent(template, { base, mine: base, theirs: gone }, 'mine').content)).toEqual(['i2']);
  });

  it('a row that one deleted and the other wrote in is asked about', () => {
    const gone = edited({ type: 'removeRow', id: 'i1' });
    const written = edited(name('i1', '改过'));
    const deletedHere = { base, mine: gone, theirs: written };
    expect(conflictsOf(template, deletedHere).map(({ path }) => path)).toEqual(['indicators/i1']);
    expect(idsOf(mergeContent(template, deletedHere, 'mine').content)).toEqual(['i2']);
    expect(mergeContent(template, deletedHere, 'theirs').content.indicators[0]?.name).toBe('改过');
    const deletedThere = { base, mine: written, theirs: gone };
    expect(conflictsOf(template, deletedThere).map(({ path }) => path)).toEqual(['indicators/i1']);
    expect(mergeContent(template, deletedThere, 'mine').content.indicators[0]?.name).toBe('改过');
    expect(idsOf(mergeContent(template, deletedThere, 'theirs').content)).toEqual(['i2']);
  });

  it('a row filed anew on both sides keeps one whole place', () => {
    const to = (category: Indicator['category'], dimension: Indicator['dimension']): DraftEdit => ({
      type: 'indicator',
      id: 'i1',
      set: { category, dimension },
    });
    const versions = { base, mine: edited(to('outcome', 'social')), theirs: edited(to('output', 'quality')) };
    expect(conflictsOf(template, versions)).toHaveLength(1);
    const places = (['mine', 'theirs'] as const).map((pick) => {
      const [row] = mergeContent(template, versions, pick).content.indicators;
      return `${row?.category}/${row?.dimension}`;
    });
    expect(places).toEqual(['outcome/social', 'output/quality']);
  });
});
