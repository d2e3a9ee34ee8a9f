import type { Chapter, ChapterBlock, FormContent } from './content.js';
import type { LaidOutBlock, LaidOutChapter, LaidOutMatrix } from './lay-out-parts.js';
import { fillSlots } from './lay-out-slots.js';
import type { Template } from './template.js';

/** Looks a figure of a form up by its path: funding/total/executed → 155863.72; undefined where there is none. */
export type FigureLookup = (path: string) => string | undefined;

const FIGURE = /\{\{\s*([^{}]{1,200}?)\s*\}\}/g;
/** What stands on paper for a figure that nobody has filled in yet: a gap to see, never the reference itself. */
const GAP = '＿＿';

/** Chapters in reading order; a report that was not begun shows the headings its edition asks for. */
export function layOutChapters(
  template: Template,
  content: FormContent,
  matrices: Readonly<Record<string, LaidOutMatrix>>,
  year: number,
  figure: FigureLookup,
): LaidOutChapter[] {
  const chapters = content.chapters?.length ? content.chapters : expected(template);
  return chapters.map(({ level, number, heading, blocks }) => ({
    level,
    number,
    heading: fillSlots(heading, content, year),
    blocks: blocks.flatMap((block) => layOutBlock(block, matrices, figure)),
  }));
}

/** The edition's own chapters, empty. */
const expected = ({ chapters = [] }: Template): readonly Omit<Chapter, 'id'>[] =>
  chapters.map(({ level, number, heading, matrix }) => ({
    level,
    number,
    heading,
    blocks: matrix === undefined ? [] : [{ kind: 'matrix', id: 'm', matrix }],
  }));

function layOutBlock(
  block: ChapterBlock,
  matrices: Readonly<Record<string, LaidOutMatrix>>,
  figure: FigureLookup,
): LaidOutBlock[] {
  switch (block.kind) {
    case 'text': {
      const text = block.text.replace(FIGURE, (_, path: string) => figure(path) || GAP);
      // A typed line end begins a paragraph.
      return text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => ({ kind: 'text', text: line.trim() }));
    }
    case 'matrix': {
      const matrix = matrices[block.matrix];
      return matrix ? [{ kind: 'matrix', matrix }] : [];
    }
    case 'table':
      return [{ kind: 'table', title: block.title, rows: block.rows }];
  }
}
