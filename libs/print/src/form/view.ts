import type { Cut } from '../layout/paginate.js';
import type { PrintModel, PrintParts } from '../model.js';
import { tickBox } from '../seal/tick-box.js';
import { chapterViews, matrixViews } from './chapters.js';
import { gridColumns, gridPages, showsRecheck } from './grid.js';
import { coverLines, titleLines } from './title-lines.js';
import { words } from './words.js';

/** A longer opinion may be divided between pages. */
const LONGEST_WHOLE_OPINION = 500;
/** A record of more may be divided, so that its end can stay with the seal. */
const LONGEST_WHOLE_RECORD = 600;
/** Characters that an entry without words takes the room of. */
const ENTRY_ROOM = 50;

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
  const opinions = model.opinions.map((entry) => ({
    ...entry,
    stageWords: words(entry.stage),
    whole: entry.opinion.length <= LONGEST_WHOLE_OPINION,
  }));
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
    goalTexts: Object.fromEntries(Object.entries(model.goals).map(([key, text]) => [key, paragraphs(text)])),
    goalList: parts.goalList.map((goal) => ({ ...goal, paragraphs: paragraphs(goal.text) })),
    fieldList: shown,
    choiceList: Object.values(parts.choices),
    funds: Object.fromEntries(Object.entries(parts.funds).map(([key, cells]) => [key, cells.map(fundView)])),
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
    opinions,
    endings: endings(opinions),
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

type FundView = { readonly words: readonly string[]; readonly text: string };
const NO_FUND: FundView = { words: [], text: '' };

/** 年度资金总额： opens the list; what is part of it may be broken behind 其中：. */
const fundView = ({ label, text }: { readonly label: string; readonly text: string }, at: number): FundView => {
  const [before = '', ...rest] = label.split('：');
  const parts = rest.length > 0 ? [`${before}：`, ...words(rest.join('：'))] : words(at === 0 ? `${label}：` : label);
  return { words: parts, text };
};

/** Funds of two columns side by side, line by line, the shorter side filled up with blanks. */
function fundPairs({ funds }: PrintParts): { left: FundView; right: FundView }[] {
  const [left = [], right = [], ...more] = Object.values(funds).map((cells) => cells.map(fundView));
  if (right.length === 0 || more.length > 0) return [];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => ({
    left: left[i] ?? NO_FUND,
    right: right[i] ?? NO_FUND,
  }));
}

/**
 * The record of opinions and what stands after it. A long record is in two parts, so that its last entry stays on the
 * page of the seal.
 */
function endings<T extends { readonly opinion: string }>(opinions: readonly T[]): object[] {
  const room = opinions.reduce((sum, { opinion }) => sum + ENTRY_ROOM + opinion.length, 0);
  const parts = room <= LONGEST_WHOLE_RECORD ? [opinions] : [opinions.slice(0, -1), opinions.slice(-1)];
  const filled = parts.filter((part) => part.length > 0);
  return (filled.length > 0 ? filled : [[]]).map((part, i, all) => ({
    first: i === 0,
    last: i === all.length - 1,
    opinions: part,
  }));
}

/** What a person typed on lines of their own are paragraphs. */
const paragraphs = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');
