import type { Cut } from '../layout/paginate.js';
import type { PrintModel, PrintParts } from '../model.js';
import { tickBox } from '../seal/tick-box.js';
import { chapterViews, matrixViews } from './chapters.js';
import { gridColumns, gridPages, showsRecheck } from './grid.js';
import { coverLines, titleLines } from './title-lines.js';
import { words } from './words.js';

/** A longer opinion may be divided between pages. */
const LONGEST_WHOLE_OPINION = 500;

/** What the engine draws itself. */
export type Drawn = { readonly seal: string; readonly qr: string };

const NO_PARTS: PrintParts = {
  paper: 'portrait',
  fields: {},
  choices: {},
  money: {},
  funds: {},
  goalList: [],
  columns: [],
  tracks: [],
  matrices: {},
  chapters: [],
  attachments: [],
};

/**
 * What a print template sees: the model with every optional field filled, row spans worked out, and the indicator rows
 * dealt out to pages (`pages`) at `cuts`, so that a template only writes cells.
 */
export function formView(model: PrintModel, drawn: Drawn, cuts: readonly Cut[], lineEms: number): object {
  const hasRecheck = showsRecheck(model);
  const parts = { ...NO_PARTS, ...model };
  const columns = gridColumns(model);
  const chapters = chapterViews(parts.chapters);
  const pairs = fundPairs(parts);
  const scores = columns.filter(({ key }) => key === 'score' || key === 'recheckScore').length;
  const totalSpan =
    3 +
    Math.max(
      0,
      columns.findIndex(({ key }) => key === 'weight'),
    );
  const shown = Object.values(parts.fields).filter(({ there, key }) => there && key !== 'note');
  return {
    ...parts,
    titleLines: titleLines(model.title, lineEms),
    coverLines: coverLines(model.title, lineEms),
    hasRecheck,
    labelColumns: 6,
    gradeColumns: hasRecheck ? 4 : 3,
    columns,
    // 总分 takes the place of all that stands before 分值, the merged label included.
    totalSpan: totalSpan + 1,
    gradeSpan: 3 + columns.length - totalSpan,
    behindScores: 3 + columns.length - totalSpan - 1 - scores,
    fieldList: shown,
    choiceList: Object.values(parts.choices),
    fundPairs: pairs,
    fundPairSpan: pairs.length,
    pages: gridPages(model, cuts),
    hasGrid: model.groups.length > 0,
    funding: {
      ...model.funding,
      words: words(model.funding.label),
      span: model.funding.rows.length + 1,
      any: model.funding.rows.length > 0,
    },
    hasTotal: model.total !== undefined,
    total: { weight: '', score: '', grade: '', ...model.total, recheckScore: model.total?.recheckScore ?? '' },
    hasTracks: parts.tracks.length > 0,
    chapters,
    // A matrix that no chapter has taken in stands by itself.
    matrixList: matrixViews(Object.values(parts.matrices).filter(({ key }) => !taken(parts, key))),
    attachmentList: parts.attachments.map((title, i) => ({ number: i + 1, title })),
    looseAttachments: parts.attachments.length > 0 && !chapters.some(({ attached }) => attached),
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

const taken = ({ chapters }: PrintParts, key: string): boolean =>
  chapters.some(({ blocks }) => blocks.some((block) => block.kind === 'matrix' && block.matrix.key === key));

/** Funds of two columns side by side, line by line, the shorter side filled up with blanks. */
function fundPairs({ funds }: PrintParts): { left: FundView; right: FundView }[] {
  const [left = [], right = [], ...more] = Object.values(funds);
  if (right.length === 0 || more.length > 0) return [];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => ({
    left: left[i] ?? NO_FUND,
    right: right[i] ?? NO_FUND,
  }));
}

type FundView = { readonly label: string; readonly text: string };
const NO_FUND: FundView = { label: '', text: '' };
