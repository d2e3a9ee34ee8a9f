import type { LaidOutBlock, LaidOutChapter, LaidOutMatrix } from '@chengwen/domain';
import { words } from './words.js';

/** Columns of figures that stand side by side before a matrix goes on in another part below. */
const MOST_COLUMNS = 9;
const MOST_TABLE_COLUMNS = 10;

type TableView = {
  readonly title: string;
  readonly unitNote: string;
  readonly columns: readonly (readonly string[])[];
  readonly groups: readonly {
    readonly rows: readonly {
      /** In the first row of its group: the merged label and the rows it covers. */
      readonly group: { readonly words: readonly string[]; readonly span: number } | null;
      readonly label: string;
      readonly cells: readonly string[];
    }[];
  }[];
};

/** A matrix as tables that fit across the page, its row labels repeated on each. */
export const matrixViews = (matrices: readonly LaidOutMatrix[]): TableView[] =>
  matrices.flatMap(({ title, unitNote, columns, groups }) =>
    chunks(columns.length, MOST_COLUMNS).map(([from, to], part) => ({
      title: part === 0 ? title : `${title}（续）`,
      unitNote,
      columns: columns.slice(from, to).map(words),
      groups: groups.map(({ label, rows }) => ({
        rows: rows.map((row, i) => ({
          group: i === 0 ? { words: words(label), span: rows.length } : null,
          label: row.label,
          cells: row.cells.slice(from, to),
        })),
      })),
    })),
  );

type BlockView = {
  readonly text: string | null;
  readonly matrices: readonly TableView[];
  readonly tables: readonly {
    readonly title: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
};

type ChapterView = {
  readonly number: string;
  readonly heading: string;
  readonly level1: boolean;
  readonly level2: boolean;
  readonly level3: boolean;
  /** Begins a page of its own. */
  readonly newPage: boolean;
  /** The place for the list of attached forms: 附表 with nothing under it. */
  readonly attached: boolean;
  readonly blocks: readonly BlockView[];
};

/** Chapters with their level spelled out for a template that can only ask yes or no. */
export const chapterViews = (chapters: readonly LaidOutChapter[]): readonly ChapterView[] =>
  chapters.map(({ level, number, heading, blocks }, i) => ({
    number,
    heading,
    level1: level <= 1 && titled(number, heading),
    level2: level === 2 && titled(number, heading),
    level3: level >= 3 && titled(number, heading),
    // 附表 and 附件 begin on a page of their own (GB/T 9704); so does not a report that is nothing else.
    newPage: i > 0 && /^附[表件]/.test(heading),
    attached: /^附[表件]/.test(heading) && blocks.length === 0,
    blocks: blocks.map(blockView),
  }));

/** What comes before 一、 has no heading. */
const titled = (number: string, heading: string): boolean => `${number}${heading}` !== '';

function blockView(block: LaidOutBlock): BlockView {
  const nothing = { text: null, matrices: [], tables: [] };
  switch (block.kind) {
    case 'text':
      return { ...nothing, text: block.text };
    case 'matrix':
      return { ...nothing, matrices: matrixViews([block.matrix]) };
    case 'table':
      return { ...nothing, tables: tableViews(block.title, block.rows) };
  }
}

/** A table without a template: ragged rows filled up, wide ones in parts that repeat the first column. */
function tableViews(title: string, rows: readonly (readonly string[])[]): BlockView['tables'] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const full = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
  return chunks(Math.max(0, width - 1), MOST_TABLE_COLUMNS - 1).map(([from, to], part) => {
    const [head = [], ...body] = full.map(([first = '', ...rest]) => [first, ...rest.slice(from, to)]);
    return { title: part === 0 || title === '' ? title : `${title}（续）`, head, rows: body };
  });
}

/** Even parts of at most `most`: 12 of 9 become 6 and 6. */
function chunks(count: number, most: number): [number, number][] {
  const parts = Math.max(1, Math.ceil(count / most));
  const size = Math.ceil(count / parts);
  return Array.from({ length: parts }, (_, i) => [i * size, Math.min(count, (i + 1) * size)]);
}
