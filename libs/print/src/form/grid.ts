import { shareWidth, type FlexibleColumn } from '../layout/columns.js';
import type { Cut } from '../layout/paginate.js';
import type { PrintDimension, PrintGroup, PrintIndicator, PrintModel } from '../model.js';
import { textWidth, type Paper } from './paper.js';
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

/** Widths in millimetres, for letters of 9 pt, of the columns that do not follow their texts. */
const FIXED: Readonly<Record<string, number>> = {
  block: 7,
  group: 16.5,
  dimension: 18.5,
  weight: 9.5,
  score: 10.5,
  recheckScore: 10.5,
};
const FLEXIBLE: Readonly<Record<string, FlexibleColumn>> = {
  name: { least: 22, usual: 38 },
  target: { least: 18.5, usual: 24 },
  actual: { least: 18.5, usual: 24 },
  forecast: { least: 18.5, usual: 24 },
  lastYear: { least: 17, usual: 21 },
  basis: { least: 17, usual: 21 },
  rule: { least: 17, usual: 22 },
  evidence: { least: 15, usual: 20 },
  variance: { least: 22, usual: 37 },
  measure: { least: 22, usual: 34 },
};
/** On a wide sheet labels and heads have room to stand on one line. */
const FIXED_WIDE: Readonly<Record<string, number>> = { ...FIXED, group: 19, dimension: 28, weight: 15, score: 13 };
const WIDE_MM = 200;
/** A longer value is a sentence, which is not centred. */
const LONGEST_CENTRED = 40;
/** Half of a remark in brackets on a line. */
const LEAST_REMARK = 23;
const OTHER: FlexibleColumn = { least: 18, usual: 24 };
/** Columns whose cells a page may divide are texts; these are single figures. */
const CENTRED = new Set(['weight', 'score', 'recheckScore']);
const VALUES = new Set(['target', 'actual', 'forecast', 'lastYear']);

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

type FlatRow = {
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

function besideCells({ beside }: PrintIndicator, columns: readonly ColumnView[]): CellView[] {
  if (!beside) return [];
  return [
    { key: 'left-name', kind: '', text: `${beside.no}${beside.name}` },
    ...columns.map(({ key, kind }) => ({ key: `left-${key}`, kind, text: textIn(beside.cells, key) })),
  ];
}

const textIn = (cells: object, key: string): string =>
  (cells as Readonly<Record<string, string | undefined>>)[key] ?? '';

/** A column's text: from the row's cells, or where there are none, from the field of that name. */
const textOf = (row: PrintIndicator, key: string): string =>
  key === 'name' ? nameOf(row) : key === 'recheckScore' ? (row.recheckScore ?? '') : textIn(row.cells ?? row, key);

const flatRows = (model: PrintModel): FlatRow[] =>
  model.groups
    .flatMap((group) =>
      group.dimensions.flatMap((dimension) => dimension.rows.map((row) => ({ group, dimension, row }))),
    )
    .map((flat, index) => ({ ...flat, index }));

/** Whether 复核得分 has a column of its own. */
export const showsRecheck = (model: PrintModel): boolean =>
  model.total?.recheckScore !== undefined || flatRows(model).some(({ row }) => row.recheckScore !== undefined);

/** What a template's grid takes up beside the columns: the merged label 绩效指标 on its left, and the size of its letters. */
export type GridShape = {
  readonly block: boolean;
  /** Whether it prints the heads that the model names, which then claim width like a row. */
  readonly heads: boolean;
  readonly letterPt: number;
};

/** CSS that gives the columns of the indicator table (`.col-name`, `.col-target` …) widths that follow their texts. */
export function columnStyle(model: PrintModel, paper: Paper, { block, heads, letterPt }: GridShape): string {
  const total = textWidth(paper);
  const keys = gridColumns(model).map(({ key }) => key);
  const two = (model.tracks ?? []).length > 0;
  const labels = [...(block ? ['block'] : []), 'group', 'dimension', ...(two ? ['left-dimension'] : [])];
  const sides = [...(two ? ['left-name', ...keys.map((key) => `left-${key}`)] : []), 'name', ...keys];
  const own = (key: string): string => key.replace(/^left-/, '');
  const standard = total > WIDE_MM ? FIXED_WIDE : FIXED;
  const widthOf = (key: string): number => ((standard[own(key)] ?? 0) * letterPt) / 9;
  const fixed = [...labels, ...sides].filter((key) => own(key) in FIXED);
  const flexible = sides.filter((key) => !(own(key) in FIXED));
  const label = (key: string): string =>
    key === 'name' ? '三级指标' : (model.columns?.find((column) => column.key === key)?.label ?? '');
  const rows = flatRows(model).map(({ row }) => {
    const left = new Map(besideCells(row, gridColumns(model)).map(({ key, text }) => [key, text]));
    return flexible.map((key) => left.get(key) ?? textOf(row, key));
  });
  if (heads) rows.push(flexible.map((key) => label(own(key))));
  const shared = shareWidth(
    flexible.map((key) => {
      const column = FLEXIBLE[own(key)] ?? OTHER;
      // A remark in brackets is not broken in a head: 指标值（包含数字及文字描述）.
      const remark = heads && label(own(key)).includes('（') ? (LEAST_REMARK * letterPt) / 9 : 0;
      return { ...column, least: Math.max(column.least, remark) };
    }),
    rows,
    Math.floor(total - fixed.reduce((sum, key) => sum + widthOf(key), 0)),
    letterPt,
  );
  const widths = [
    ...fixed.map((key) => [key, widthOf(key)] as const),
    ...flexible.map((key, i) => [key, shared[i] ?? 0] as const),
  ];
  return widths
    .map(([column, width]) => `.col-${column} { width: ${((width / total) * 100).toFixed(3)}%; }`)
    .join('\n');
}
