import { shareWidth } from '../layout/columns.js';
import type { Cut } from '../layout/paginate.js';
import type { PrintDimension, PrintGroup, PrintIndicator, PrintModel } from '../model.js';
import { tickBox } from '../seal/tick-box.js';
import { textWidth, type Paper } from './paper.js';
import { words } from './words.js';

/** A longer opinion may be divided between pages. */
const LONGEST_WHOLE_OPINION = 500;

/** What the engine draws itself. */
export type Drawn = { readonly seal: string; readonly qr: string };

/** A merged cell: how many rows it covers on its page. */
type Label = { readonly words: readonly string[]; readonly span: number };

/** One printed row; labels stand in the first row they cover. */
type RowView = {
  readonly index: number;
  /** `yes` for a row that is divided between pages. */
  readonly part: 'yes' | 'no';
  /** Part that goes on from the page before (续). */
  readonly continued: boolean;
  readonly block: { readonly span: number } | null;
  readonly group: Label | null;
  readonly dimension: Label | null;
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: string;
  readonly score: string;
  readonly recheckScore: string;
  readonly variance: string;
};

/** Widths in millimetres of the columns that do not follow their texts. */
const FIXED = { block: 7, group: 16.5, dimension: 18.5, weight: 9.5, score: 10.5, recheckScore: 10.5 };
const FLEXIBLE = {
  name: { least: 22, usual: 38 },
  target: { least: 18.5, usual: 24 },
  actual: { least: 18.5, usual: 24 },
  variance: { least: 22, usual: 37 },
};

/**
 * What a print template sees: the model with every optional field filled, row spans worked out, and the indicator rows
 * dealt out to pages (`pages`) at `cuts`, so that a template only writes cells.
 */
export function formView(model: PrintModel, drawn: Drawn, cuts: readonly Cut[]): object {
  const flat = flatRows(model);
  const hasRecheck = showsRecheck(model);
  const pages = [undefined, ...cuts].map((from, page) => {
    const rows = pageRows(piecesBetween(flat, from, cuts[page]));
    const last = page === cuts.length;
    // A heading that fills the first page leaves the table, head and all, to the next one.
    return { first: page === 0, last, hasTable: last || rows.length > 0, rows };
  });
  return {
    ...model,
    hasRecheck,
    labelColumns: 6,
    gradeColumns: hasRecheck ? 4 : 3,
    pages,
    funding: { ...model.funding, span: model.funding.rows.length + 1 },
    total: { ...model.total, recheckScore: model.total.recheckScore ?? '' },
    opinions: model.opinions.map((entry) => ({
      ...entry,
      stageWords: words(entry.stage),
      whole: entry.opinion.length <= LONGEST_WHOLE_OPINION,
    })),
    hasOpinions: model.opinions.length > 0,
    hashShort: model.hash.slice(0, 16),
    seal: drawn.seal,
    qr: drawn.qr,
    ticked: tickBox(true),
    unticked: tickBox(false),
  };
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

function pageRows(pieces: readonly Piece[]): RowView[] {
  const spanFrom = (index: number, same: (piece: Piece) => boolean): number => {
    const end = pieces.findIndex((piece, i) => i > index && !same(piece));
    return (end === -1 ? pieces.length : end) - index;
  };
  return pieces.map(({ index, group, dimension, row, from, to }, i) => {
    const previous = pieces[i - 1];
    const note = group.weight === '' ? '' : `（${group.weight}）`;
    const part = (cell: keyof typeof FLEXIBLE): string => row[cell].slice(from?.[cell] ?? 0, to?.[cell]);
    const once = (text: string): string => (from ? '' : text);
    return {
      index,
      part: from || to ? 'yes' : 'no',
      continued: from !== undefined,
      block: i === 0 ? { span: pieces.length } : null,
      group:
        previous?.group === group
          ? null
          : { words: [...words(group.label), note], span: spanFrom(i, (next) => next.group === group) },
      dimension:
        previous?.dimension === dimension
          ? null
          : { words: words(dimension.label), span: spanFrom(i, (next) => next.dimension === dimension) },
      name: part('name'),
      target: part('target'),
      actual: part('actual'),
      variance: part('variance'),
      weight: once(row.weight),
      score: once(row.score),
      recheckScore: once(row.recheckScore ?? ''),
    };
  });
}

const flatRows = (model: PrintModel): FlatRow[] =>
  model.groups
    .flatMap((group) =>
      group.dimensions.flatMap((dimension) => dimension.rows.map((row) => ({ group, dimension, row }))),
    )
    .map((flat, index) => ({ ...flat, index }));

const showsRecheck = (model: PrintModel): boolean =>
  model.total.recheckScore !== undefined || flatRows(model).some(({ row }) => row.recheckScore !== undefined);

/** CSS that gives the columns of the indicator table (`.col-name`, `.col-target` …) widths that follow their texts. */
export function columnStyle(model: PrintModel, paper: Paper): string {
  const total = textWidth(paper);
  const { recheckScore, ...always } = FIXED;
  const fixed = Object.values(always).reduce((sum, width) => sum + width, showsRecheck(model) ? recheckScore : 0);
  const [name = 0, target = 0, actual = 0, variance = 0] = shareWidth(
    Object.values(FLEXIBLE),
    flatRows(model).map(({ row }) => [row.name, row.target, row.actual, row.variance]),
    Math.floor(total - fixed),
  );
  return Object.entries({ ...FIXED, name, target, actual, variance })
    .map(([column, width]) => `.col-${column} { width: ${((width / total) * 100).toFixed(3)}%; }`)
    .join('\n');
}
