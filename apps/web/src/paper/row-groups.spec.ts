import { emptyContent, type Category, type Dimension } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import fc from 'fast-check';
import { newRow } from '../form/draft.js';
import { groupRows } from './row-groups.js';

const template = templates['self-evaluation@2020']!;
const places = template.categories.flatMap(({ key, dimensions }) =>
  dimensions.map((dimension) => [key, dimension.key] as const),
);
const rowAt = (id: number, [category, dimension]: readonly [Category, Dimension]) => ({
  ...newRow(emptyContent(template), category, dimension),
  id: `i${id}`,
});

describe('merged cells of the indicator grid', () => {
  it('every row is drawn once, and the merged cells cover the lines exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...places), { maxLength: 25 }), (picked) => {
        const rows = picked.map((place, index) => rowAt(index, place));
        const lines = groupRows(template, rows);
        expect(lines.map(({ row }) => row.id).sort()).toEqual(rows.map(({ id }) => id).sort());
        for (const column of ['category', 'dimension'] as const) {
          lines.forEach((line, at) => {
            const { span } = line[column];
            if (span === 0) return;
            expect(lines.slice(at + 1, at + span).every((next) => next[column].span === 0)).toBe(true);
            expect(lines[at + span]?.[column].span).not.toBe(0);
          });
          expect(lines.reduce((sum, line) => sum + line[column].span, 0)).toBe(lines.length);
        }
      }),
    );
  });

  it('a row under a dimension that its category does not have is shown all the same', () => {
    const stray = rowAt(1, ['satisfaction', 'quantity']);
    expect(groupRows(template, [stray]).map(({ row }) => row.id)).toEqual(['i1']);
  });
});
