import { applyChanges, emptyContent, type Change } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import fc from 'fast-check';
import { draftOf, draftReducer, isUnsaved, type Draft, type DraftAction } from './draft.js';
import { newRow } from './new-row.js';

const template = templates['self-evaluation@2020']!;
const blank = emptyContent(template);
const play = (draft: Draft, ...actions: readonly DraftAction[]): Draft => actions.reduce(draftReducer, draft);
const row = newRow(template, blank, { category: 'output', dimension: 'quantity' });
const withRow = { ...blank, indicators: [row] };

describe('filling a form', () => {
  it('what is typed is unsaved until the server has kept exactly that', () => {
    const typed = play(draftOf(blank), { type: 'field', key: 'unit', text: '甲' });
    expect(isUnsaved(typed)).toBe(true);
    expect(isUnsaved(play(typed, { type: 'saved', content: typed.content }))).toBe(false);
  });

  it('what is typed while a save is under way stays unsaved', () => {
    const sent = play(draftOf(blank), { type: 'field', key: 'unit', text: '甲' });
    const after = play(sent, { type: 'field', key: 'unit', text: '甲乙' }, { type: 'saved', content: sent.content });
    expect(isUnsaved(after)).toBe(true);
    expect(after.content.fields['unit']).toBe('甲乙');
  });

  it('typing the old text again leaves nothing to save', () => {
    const back = play(
      draftOf(blank),
      { type: 'goal', key: 'actual', text: '甲' },
      { type: 'goal', key: 'actual', text: '' },
    );
    expect(isUnsaved(back)).toBe(false);
  });

  it('one cell being typed in is one step back', () => {
    const typed = play(
      draftOf(blank),
      { type: 'field', key: 'unit', text: '甲' },
      { type: 'field', key: 'unit', text: '甲乙' },
      { type: 'field', key: 'department', text: '丙' },
    );
    const once = play(typed, { type: 'undo' });
    expect(once.content.fields).toMatchObject({ unit: '甲乙', department: '' });
    expect(play(once, { type: 'undo' }).content).toEqual(blank);
  });

  it('a deleted row comes back whole', () => {
    const gone = play(draftOf(withRow), { type: 'removeRow', id: row.id });
    expect(gone.content.indicators).toEqual([]);
    expect(play(gone, { type: 'undo' }).content).toEqual(withRow);
  });

  it('text that is no figure stands in the way of saving and never reaches the content', () => {
    const wrong = play(draftOf(withRow), { type: 'unread', place: `indicators/${row.id}/weight`, text: '约5' });
    expect(isUnsaved(wrong)).toBe(true);
    expect(wrong.content).toEqual(withRow);
    expect(play(wrong, { type: 'removeRow', id: row.id }).unread).toEqual({});
  });

  it('a row filed elsewhere loses the labels printed for its old place', () => {
    const printed = { ...row, categoryLabel: '产出', dimensionLabel: '数量' };
    const moved = play(draftOf({ ...blank, indicators: [printed] }), {
      type: 'indicator',
      id: row.id,
      set: { category: 'outcome', dimension: 'social' },
      drop: ['categoryLabel', 'dimensionLabel'],
    });
    expect(moved.content.indicators).toEqual([{ ...row, category: 'outcome', dimension: 'social' }]);
  });

  it('a fix changes what the rules would change', () => {
    const changes = [{ path: `indicators/${row.id}/weight`, value: '7' }] as const satisfies readonly Change[];
    const fixed = play(draftOf(withRow), { type: 'fix', template, changes });
    expect(fixed.content).toEqual(applyChanges(template, withRow, changes));
  });

  it('a new row never takes the id of another', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 })), (numbers) => {
        const rows = numbers.map((number) => ({ ...row, id: `i${number}` }));
        const added = newRow(template, { ...blank, indicators: rows }, { category: 'output', dimension: 'quality' });
        expect(rows.map(({ id }) => id)).not.toContain(added.id);
        expect(added.id).toMatch(/^[a-z0-9]{1,12}$/);
      }),
    );
  });

  it('every edit can be taken back, one by one, to where it began', () => {
    const edit = fc.oneof<fc.Arbitrary<DraftAction>[]>(
      fc.record({ type: fc.constant('field' as const), key: fc.constantFrom('unit', 'department'), text: fc.string() }),
      fc.record({ type: fc.constant('goal' as const), key: fc.constantFrom('expected', 'actual'), text: fc.string() }),
      fc.record({
        type: fc.constant('money' as const),
        row: fc.constantFrom('total', 'other'),
        column: fc.constantFrom('executed', 'revisedBudget'),
        cell: fc.constantFrom({ kind: 'none' as const }, { kind: 'blank' as const }),
      }),
      fc.constant({ type: 'removeRow' as const, id: row.id }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
        let draft = play(draftOf(withRow), ...edits);
        while (draft.past.length > 0) draft = play(draft, { type: 'undo' });
        expect(draft.content).toEqual(withRow);
      }),
    );
  });
});
