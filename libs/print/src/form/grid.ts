import type { Cut } from '../layout/paginate.js';
import type { PrintDimension, PrintGroup, PrintIndicator, PrintModel } from '../model.js';
import { words } from './words.js';

/** A merged cell: how many rows it covers on its page. */
export type Label = { readonly words: readonly string[]; readonly span: number };

/** A column of the indicator grid as a template prints it. */
export type ColumnView = {
  readonly key: string;
  readonly words: readonly string[];
  /** Class of its cells: `centre tight`, `value` or none. */
  readonly kind: string;
};

/** A cell of a row, in the order of the columns. */
export type CellView = { readonly key: string; readonly kind: string; readonly text: string };

/** One printed row; labels stand in the first row they cover. */
export type RowView = {
  readonly index: number;
  /** `yes` for a row that is divided between pages. */
  readonly part: 'yes' | 'no';
  /** Part that goes on from the page before (续). */
  readonly continued: boolean;
  readonly block: { readonly span: number } | null;
  readonly group: Label | null;
  readonly dimension: Label | null;
  readonly besideDimension: Label | null;
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: string;
  readonly score: string;
  readonly recheckScore: string;
  readonly variance: string;
  /** What stands behind 三级指标, column by column. */
  readonly cells: readonly CellView[];
  /** Left half of a form of two tracks: its 三级指标 and cells. */
  readonly beside: readonly CellView[];
};

/** Columns whose cells a page may divide are texts; these are single figures. */
const CENTRED = new Set(['weight', 'score', 'recheckScore']);
const VALUES = new Set(['target', 'actual', 'forecast', 'lastYear']);
/** A longer value is a sentence, which is not centred. */
const LONGEST_CENTRED = 40;

const kindOf = (key: string): string => (CENTRED.has(key) ? 'centre tight' : VALUES.has(key) ? 'value' : '');

const kindFor = (kind: string, text: string): string => (kind === 'value' && text.length > LONGEST_CENTRED ? '' : kind);

/** The columns behind 三级指标; 复核得分 stands behind 得分 where a form was rechecked. */
export function gridColumns(model: PrintModel): ColumnView[] {
  const columns = model.columns ?? STANDARD;
  const recheck = showsRecheck(model);
  return columns
    .flatMap(({ key, label }) =>
      key === 'score' && recheck
        ? [
            { key, label },
            { key: 'recheckScore', label: '复核得分' },
          ]
        : [{ key, label }],
    )
    .map(({ key, label }) => ({ key, words: words(label), kind: kindOf(key) }));
}

const STANDARD = [
  { key: 'target', label: '年度指标值' },
  { key: 'actual', label: '实际完成值' },
  { key: 'weight', label: '分值' },
  { key: 'score', label: '得分' },
  { key: 'variance', label: '偏差原因分析及改进措施' },
];

/** Rows dealt out to pages at `cuts`, each page with the spans of its merged labels. */
export function gridPages(model: PrintModel, cuts: readonly Cut[]): object[] {
  const flat = flatRows(model);
  const columns = gridColumns(model);
  return [undefined, ...cuts].map((from, page) => {
    const rows = pageRows(piecesBetween(flat, from, cuts[page]), columns);
    const last = page === cuts.length;
    // A heading that fills the first page leaves the table, head and all, to the next one.
    return { first: page === 0, last, hasTable: last || rows.length > 0, rows };
  });
}

/** A row of the grid and the merged labels it stands under. */
export type FlatRow = {
  readonly index: number;
  readonly group: PrintGroup;
  readonly dimension: PrintDimension;
  readonly row: PrintIndicator;
};

/** A row, or the part of one that stands on a page: cells from offset to offset. */
type Piece = FlatRow & { readonly from?: Cut['from']; readonly to?: Cut['from'] };

function piecesBetween(rows: readonly FlatRow[], start: Cut | undefined, end: Cut | undefined): Piece[] {
  const last = end === undefined ? rows.length : end.from ? end.row + 1 : end.row;
  return rows.slice(start?.row ?? 0, last).map((flat) => ({
    ...flat,
    ...(start?.from && flat.index === start.row ? { from: start.from } : {}),
    ...(end?.from && flat.index === end.row ? { to: end.from } : {}),
  }));
}

function pageRows(pieces: readonly Piece[], columns: readonly ColumnView[]): RowView[] {
  const spanFrom = (index: number, same: (piece: Piece) => boolean): number => {
    const end = pieces.findIndex((piece, i) => i > index && !same(piece));
    return (end === -1 ? pieces.length : end) - index;
  };
  return pieces.map(({ index, group, dimension, row, from, to }, i) => {
    const previous = pieces[i - 1];
    const note = group.weight === '' ? [] : [`（${group.weight}）`];
    const part = (cell: string, text: string): string => text.slice(from?.[cell] ?? 0, to?.[cell]);
    const once = (text: string): string => (from ? '' : text);
    const cell = (key: string, text: string): string => (CENTRED.has(key) ? once(text) : part(key, text));
    const span = spanFrom(i, (next) => next.dimension === dimension);
    const newDimension = previous?.dimension !== dimension;
    return {
      index,
      part: from || to ? 'yes' : 'no',
      continued: from !== undefined,
      block: i === 0 ? { span: pieces.length } : null,
      group:
        previous?.group === group
          ? null
          : { words: [...words(group.label), ...note], span: spanFrom(i, (next) => next.group === group) },
      dimension: newDimension ? { words: words(dimension.label), span } : null,
      besideDimension:
        newDimension && dimension.besideLabel !== undefined ? { words: words(dimension.besideLabel), span } : null,
      name: part('name', nameOf(row)),
      target: part('target', row.target),
      actual: part('actual', row.actual),
      variance: part('variance', row.variance),
      weight: once(row.weight),
      score: once(row.score),
      recheckScore: once(row.recheckScore ?? ''),
      cells: columns.map(({ key, kind }) => {
        const text = textOf(row, key);
        return { key, kind: kindFor(kind, text), text: cell(key, text) };
      }),
      beside: besideCells(row, columns).map(({ key, kind, text }) => ({
        key,
        kind: kindFor(kind, text),
        text: cell(key, text),
      })),
    };
  });
}

/** On a form of two tracks the number stands on the left, before what may be a blank name. */
const nameOf = ({ no, name, beside }: PrintIndicator): string => (beside ? name : `${no ?? ''}${name}`);

/** Left half of a line of two tracks: its 三级指标, then its cells. */
export function besideCells({ beside }: PrintIndicator, columns: readonly ColumnView[]): CellView[] {
  if (!beside) return [];
  return [
    { key: 'left-name', kind: '', text: `${beside.no}${beside.name}` },
    ...columns.map(({ key, kind }) => ({ key: `left-${key}`, kind, text: textIn(beside.cells, key) })),
  ];
}

const textIn = (cells: object, key: string): string =>
  (cells as Readonly<Record<string, string | undefined>>)[key] ?? '';

/** A column's text: from the row's cells, or where there are none, from the field of that name. */
export const textOf = (row: PrintIndicator, key: string): string =>
  key === 'name' ? nameOf(row) : key === 'recheckScore' ? (row.recheckScore ?? '') : textIn(row.cells ?? row, key);

/** Every row with its place. */
export const flatRows = (model: PrintModel): FlatRow[] =>
  model.groups
    .flatMap((group) =>
      group.dimensions.flatMap((dimension) => dimension.rows.map((row) => ({ group, dimension, row }))),
    )
    .map((flat, index) => ({ ...flat, index }));

/** Whether 复核得分 has a column of its own. */
export const showsRecheck = (model: PrintModel): boolean =>
  model.total?.recheckScore !== undefined || flatRows(model).some(({ row }) => row.recheckScore !== undefined);
