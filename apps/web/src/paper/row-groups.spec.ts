import { emptyContent, type Category, type Dimension, type Indicator, type Template } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import fc from 'fast-check';
import { newRow } from '../form/new-row.js';
import { groupRows, type GridLine } from './row-groups.js';

const template = templates['self-evaluation@2020']!;
const dual: Template = {
  ...template,
  tracks: [
    { key: 'midTerm', label: '中长期目标' },
    { key: 'annual', label: '年度目标' },
  ],
};
const places = template.categories.flatMap(({ key, dimensions }) =>
  dimensions.map((dimension) => [key, dimension.key] as const),
);
const rowAt = (id: number, [category, dimension]: readonly [Category, Dimension]): Indicator => ({
  ...newRow(template, emptyContent(template), { category, dimension }),
  id: `i${id}`,
});
const rowsOf = (lines: readonly GridLine[]): string[] =>
  lines.flatMap(({ sides }) => sides.flatMap(({ row }) => (row ? [row.id] : [])));

/** Each merged cell covers exactly the lines below it up to the next. */
const coversLines = (spans: readonly number[]): void => {
  spans.forEach((span, at) => {
    if (span === 0) return;
    expect(spans.slice(at + 1, at + span).every((next) => next === 0)).toBe(true);
    expect(spans[at + span]).not.toBe(0);
  });
  expect(spans.reduce((sum, span) => sum + span, 0)).toBe(spans.length);
};

describe('merged cells of the indicator grid', () => {
  it('every row is drawn once, and the merged cells cover the lines exactly, on one side and on two', () => {
    const picks = fc.array(
      fc.record({ place: fc.constantFrom(...places), track: fc.constantFrom('midTerm', 'annual', undefined) }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(picks, fc.boolean(), (picked, twoSides) => {
        const rows = picked.map(({ place, track }, index) => ({ ...rowAt(index, place), ...(track && { track }) }));
        const lines = groupRows(twoSides ? dual : template, rows);
        expect(rowsOf(lines).sort()).toEqual(rows.map(({ id }) => id).sort());
        coversLines(lines.map(({ category }) => category.span));
        for (const side of twoSides ? [0, 1] : [0])
          coversLines(lines.map(({ sides }) => sides[side]?.dimension.span ?? -1));
      }),
    );
  });

  it('a row stands on the side that it names; one that names none, on the last', () => {
    const [quantity] = places;
    const rows = [{ ...rowAt(1, quantity!), track: 'midTerm' as const }, rowAt(2, quantity!)];
    const [line] = groupRows(dual, rows);
    expect(line?.sides.map(({ row }) => row?.id)).toEqual(['i1', 'i2']);
  });

  it('a row under a dimension or a category that the template does not have is shown all the same', () => {
    const stray = rowAt(1, ['satisfaction', 'quantity']);
    const stranger = rowAt(2, ['process', 'fundManagement']);
    expect(rowsOf(groupRows(template, [stray, stranger]))).toEqual(['i1', 'i2']);
  });
});
