import {
  applyChanges,
  Refusal,
  type Change,
  type FormContent,
  type Indicator,
  type Matrix,
  type MoneyCell,
  type Template,
} from '@chengwen/domain';
import { editChapters, placeOfEdit, type ChapterEdit } from './chapter-edits.js';

/** A form being filled (填报中的表单): what stands in the page, what the server holds, and the steps back. */
export interface Draft {
  readonly content: FormContent;
  /** As last loaded from or saved to the server. */
  readonly saved: FormContent;
  readonly past: readonly FormContent[];
  /** Cells whose typed text is no figure, by place: shown in red, kept out of the content, in the way of saving. */
  readonly unread: Readonly<Record<string, string>>;
  /** Place of the last edit: one cell being typed in is one step back. */
  readonly last: string;
}

export type DraftEdit =
  | { readonly type: 'field' | 'goal'; readonly key: string; readonly text: string }
  | { readonly type: 'money'; readonly row: string; readonly column: string; readonly cell: MoneyCell }
  | {
      readonly type: 'indicator';
      readonly id: string;
      readonly set: Partial<Omit<Indicator, 'id'>>;
      readonly drop?: readonly ('categoryLabel' | 'dimensionLabel' | 'no')[];
    }
  | { readonly type: 'choice'; readonly key: string; readonly ticked: readonly string[] }
  | {
      readonly type: 'matrix';
      readonly matrix: string;
      readonly row: string;
      readonly column: string;
      readonly cell: MoneyCell;
    }
  | { readonly type: 'matrixColumns'; readonly matrix: string; readonly columns: Matrix['columns'] }
  | { readonly type: 'chapters'; readonly edit: ChapterEdit }
  | { readonly type: 'addRow'; readonly row: Indicator; readonly after?: string }
  /** Each goes behind the last row of its dimension. */
  | { readonly type: 'addRows'; readonly rows: readonly Indicator[] }
  | { readonly type: 'removeRow'; readonly id: string }
  | { readonly type: 'fix'; readonly template: Template; readonly changes: readonly Change[] };

export type DraftAction =
  | DraftEdit
  | { readonly type: 'unread'; readonly place: string; readonly text: string | null }
  | { readonly type: 'undo' }
  /** The server has kept exactly this content. */
  | { readonly type: 'saved'; readonly content: FormContent }
  /** Somebody else's newer content, with the own changes put on top; there is no way back behind it. */
  | {
      readonly type: 'merged';
      readonly content: FormContent;
      readonly saved: FormContent;
      readonly renamed: Readonly<Record<string, string>>;
    }
  /** Start over from what the server holds. */
  | { readonly type: 'load'; readonly content: FormContent };

const STEPS_BACK = 100;

export const draftOf = (content: FormContent): Draft => ({ content, saved: content, past: [], unread: {}, last: '' });

/** The same content. Typing leaves all but one row as the very objects they were, so most of it is settled at a glance. */
export const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(b, key) && same((a as Tree)[key], (b as Tree)[key]))
  );
};

type Tree = Readonly<Record<string, unknown>>;

/** Whether leaving now would lose something. */
export const isUnsaved = ({ content, saved, unread }: Draft): boolean =>
  Object.keys(unread).length > 0 || !same(content, saved);

const dropped = (row: Indicator, keys: readonly string[]): Indicator =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key))) as unknown as Indicator;

const inMatrix = (content: FormContent, key: string, change: (matrix: Matrix) => Matrix): FormContent => {
  const matrix = content.matrices?.[key];
  return matrix === undefined ? content : { ...content, matrices: { ...content.matrices, [key]: change(matrix) } };
};

/** Cells of a column that is gone go with it; a new one starts blank. */
const withColumns = (matrix: Matrix, columns: Matrix['columns']): Matrix => {
  const kept = new Set(columns.map(({ key }) => key));
  const trimmed = (cells: Matrix['cells']): Matrix['cells'] =>
    Object.fromEntries(
      Object.entries(cells).map(([row, line]) => [
        row,
        Object.fromEntries(Object.entries(line).filter(([column]) => kept.has(column))),
      ]),
    );
  return {
    ...matrix,
    columns,
    cells: trimmed(matrix.cells),
    ...(matrix.printed && { printed: trimmed(matrix.printed) }),
  };
};

const withRow = (rows: Indicator[], row: Indicator): Indicator[] => {
  const last = rows.findLastIndex(
    ({ category, dimension, track }) => category === row.category && dimension === row.dimension && track === row.track,
  );
  return rows.toSpliced(last < 0 ? rows.length : last + 1, 0, row);
};

/** A fix for a row that was deleted a moment ago does nothing. */
const fixed = (content: FormContent, { template, changes }: Extract<DraftEdit, { type: 'fix' }>): FormContent => {
  try {
    return applyChanges(template, content, changes);
  } catch (cause) {
    if (cause instanceof Refusal) return content;
    throw cause;
  }
};

const edited = (content: FormContent, edit: DraftEdit): FormContent => {
  switch (edit.type) {
    case 'field':
      return { ...content, fields: { ...content.fields, [edit.key]: edit.text } };
    case 'goal':
      return { ...content, goals: { ...content.goals, [edit.key]: edit.text } };
    case 'money':
      return {
        ...content,
        funding: { ...content.funding, [edit.row]: { ...content.funding[edit.row], [edit.column]: edit.cell } },
      };
    case 'indicator':
      return {
        ...content,
        indicators: content.indicators.map((row) =>
          row.id === edit.id ? dropped({ ...row, ...edit.set }, edit.drop ?? []) : row,
        ),
      };
    case 'choice':
      return { ...content, choices: { ...content.choices, [edit.key]: [...edit.ticked] } };
    case 'matrix':
      return inMatrix(content, edit.matrix, (matrix) => ({
        ...matrix,
        cells: { ...matrix.cells, [edit.row]: { ...matrix.cells[edit.row], [edit.column]: edit.cell } },
      }));
    case 'matrixColumns':
      return inMatrix(content, edit.matrix, (matrix) => withColumns(matrix, edit.columns));
    case 'chapters':
      return { ...content, chapters: editChapters(content.chapters ?? [], edit.edit) };
    case 'addRow': {
      const at = content.indicators.findIndex(({ id }) => id === edit.after);
      const place = at < 0 ? content.indicators.length : at + 1;
      return { ...content, indicators: content.indicators.toSpliced(place, 0, edit.row) };
    }
    case 'addRows':
      return { ...content, indicators: edit.rows.reduce(withRow, content.indicators) };
    case 'removeRow':
      return { ...content, indicators: content.indicators.filter(({ id }) => id !== edit.id) };
    case 'fix':
      return fixed(content, edit);
  }
};

const placeOf = (edit: DraftEdit): string => {
  switch (edit.type) {
    case 'field':
    case 'goal':
      return `${edit.type}/${edit.key}`;
    case 'indicator':
      return `${edit.id}/${Object.keys(edit.set).join()}`;
    case 'money':
      return `${edit.row}/${edit.column}`;
    case 'matrix':
      return `${edit.matrix}/${edit.row}/${edit.column}`;
    case 'chapters':
      return placeOfEdit(edit.edit);
    default:
      return '';
  }
};

/** A row that took another id takes its unread cells along; those of rows that are gone go with them. */
const movedAlong = (unread: Draft['unread'], renamed: Readonly<Record<string, string>>, content: FormContent) =>
  Object.fromEntries(
    Object.entries(unread).flatMap(([place, text]) => {
      const [part, row = '', field] = place.split('/');
      if (part !== 'indicators') return [[place, text]];
      const id = renamed[row] ?? row;
      return content.indicators.some((kept) => kept.id === id) ? [[`${part}/${id}/${field}`, text]] : [];
    }),
  );

const without = (unread: Draft['unread'], gone: (place: string) => boolean): Draft['unread'] =>
  Object.fromEntries(Object.entries(unread).filter(([place]) => !gone(place)));

/** The editor's only way to change a draft. Nothing here touches the network: saving reports back with `saved`. */
export const draftReducer = (draft: Draft, action: DraftAction): Draft => {
  switch (action.type) {
    case 'load':
      return draftOf(action.content);
    case 'saved':
      // Typing goes on while a save is under way: only what was sent counts as saved.
      return { ...draft, saved: action.content };
    case 'merged': {
      const { content, saved, renamed } = action;
      return { content, saved, past: [], unread: movedAlong(draft.unread, renamed, content), last: '' };
    }
    case 'undo': {
      const before = draft.past.at(-1);
      if (before === undefined) return draft;
      return { ...draft, content: before, past: draft.past.slice(0, -1), unread: {}, last: '' };
    }
    case 'unread': {
      const rest = without(draft.unread, (place) => place === action.place);
      if (action.text === null && !(action.place in draft.unread)) return draft;
      return { ...draft, unread: action.text === null ? rest : { ...rest, [action.place]: action.text } };
    }
    default: {
      const content = edited(draft.content, action);
      const last = placeOf(action);
      const goesOn = last !== '' && last === draft.last;
      const past = goesOn ? draft.past : [...draft.past, draft.content].slice(-STEPS_BACK);
      const unread =
        action.type === 'removeRow'
          ? without(draft.unread, (place) => place.startsWith(`indicators/${action.id}/`))
          : draft.unread;
      return { ...draft, content, past, last, unread };
    }
  }
};
