import type { Chapter, FormContent, Matrix } from './content.js';
import type { Template } from './template.js';

/** A blank form of a template (空白表): every block and cell is there and not filled in. */
export const emptyContent = (template: Template): FormContent => ({
  fields: Object.fromEntries(template.fields.map(({ key }) => [key, ''])),
  funding: Object.fromEntries(
    template.funding.rows.map((row) => [
      row.key,
      Object.fromEntries(
        template.funding.columns
          .filter(({ key }) => row.columns?.includes(key) ?? true)
          .map(({ key }) => [key, { kind: 'blank' as const }]),
      ),
    ]),
  ),
  goals: Object.fromEntries(template.goals.map(({ key }) => [key, ''])),
  indicators: [],
  ...(template.choices ? { choices: Object.fromEntries(template.choices.map(({ key }) => [key, []])) } : {}),
  ...(template.chapters ? { chapters: emptyChapters(template) } : {}),
  ...(template.matrices ? { matrices: emptyMatrices(template) } : {}),
});

/** The chapters that the template asks for, each with a paragraph to begin, or the matrix that belongs in it. */
const emptyChapters = ({ chapters = [] }: Template): Chapter[] =>
  chapters.map(({ level, number, heading, matrix }, at) => ({
    id: `c${at + 1}`,
    level,
    number,
    heading,
    blocks: [
      { kind: 'text', id: 'b1', text: '' },
      ...(matrix === undefined ? [] : [{ kind: 'matrix' as const, id: 'b2', matrix }]),
    ],
  }));

const emptyMatrices = ({ matrices = [] }: Template): Record<string, Matrix> =>
  Object.fromEntries(
    matrices.map(({ key, title, columns, sum, rows }) => [
      key,
      {
        title,
        columns: [...columns, ...(sum ? [sum] : [])].map((column) => ({ key: column.key, label: column.label })),
        cells: Object.fromEntries(
          rows
            .filter(({ formula }) => formula === undefined)
            .map((row) => [row.key, Object.fromEntries(columns.map((column) => [column.key, { kind: 'blank' }]))]),
        ),
      },
    ]),
  );
