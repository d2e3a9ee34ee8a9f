import type { Chapter, ChapterBlock } from '@chengwen/domain';

/** A change to the chapters of a report (章节编辑). New parts bring their id along, see {@link freshId}. */
export type ChapterEdit =
  | {
      readonly op: 'head';
      readonly chapter: string;
      readonly set: Partial<Pick<Chapter, 'number' | 'heading' | 'level'>>;
    }
  | { readonly op: 'addChapter'; readonly after?: string | undefined; readonly chapter: Chapter }
  | { readonly op: 'removeChapter'; readonly chapter: string }
  | { readonly op: 'text'; readonly chapter: string; readonly block: string; readonly text: string }
  /** What stands behind the cursor becomes a paragraph of its own. */
  | { readonly op: 'split'; readonly chapter: string; readonly block: string; readonly at: number; readonly id: string }
  /** The paragraph goes on where the one before it ends; behind anything else than a paragraph it stays. */
  | { readonly op: 'join'; readonly chapter: string; readonly block: string }
  | {
      readonly op: 'table';
      readonly chapter: string;
      readonly block: string;
      readonly set: Partial<Pick<Table, 'title' | 'rows'>>;
    }
  | {
      readonly op: 'insert';
      readonly chapter: string;
      readonly after?: string | undefined;
      readonly block: ChapterBlock;
    }
  | { readonly op: 'remove'; readonly chapter: string; readonly block: string };

type Table = Extract<ChapterBlock, { kind: 'table' }>;

/** An id for a new chapter or paragraph that no colleague's new one has, so that two people's additions never collide. */
export const freshId = (): string => {
  const numbers = crypto.getRandomValues(new Uint32Array(2));
  return `n${[...numbers].map((number) => number.toString(36)).join('')}`.slice(0, 12);
};

const putAfter = <T extends { readonly id: string }>(items: readonly T[], after: string | undefined, item: T): T[] => {
  const at = items.findIndex(({ id }) => id === after);
  return items.toSpliced(after === undefined ? 0 : at < 0 ? items.length : at + 1, 0, item);
};

const joined = (blocks: readonly ChapterBlock[], id: string): ChapterBlock[] => {
  const at = blocks.findIndex((block) => block.id === id);
  const [before, block] = [blocks[at - 1], blocks[at]];
  if (block?.kind !== 'text' || before?.kind !== 'text') return [...blocks];
  return blocks.toSpliced(at - 1, 2, { ...before, text: before.text + block.text });
};

const editBlocks = (blocks: readonly ChapterBlock[], edit: ChapterEdit): ChapterBlock[] => {
  switch (edit.op) {
    case 'text':
      return blocks.map((block) =>
        block.id === edit.block && block.kind === 'text' ? { ...block, text: edit.text } : block,
      );
    case 'split':
      return blocks.flatMap((block) =>
        block.id === edit.block && block.kind === 'text'
          ? [
              { ...block, text: block.text.slice(0, edit.at) },
              { kind: 'text' as const, id: edit.id, text: block.text.slice(edit.at) },
            ]
          : [block],
      );
    case 'join':
      return joined(blocks, edit.block);
    case 'table':
      return blocks.map((block) =>
        block.id === edit.block && block.kind === 'table' ? { ...block, ...edit.set } : block,
      );
    case 'insert':
      return putAfter(blocks, edit.after, edit.block);
    case 'remove':
      return blocks.filter(({ id }) => id !== edit.block);
    default:
      return [...blocks];
  }
};

/** The chapters after an edit; all that it does not touch stay the very objects they were. */
export const editChapters = (chapters: readonly Chapter[], edit: ChapterEdit): Chapter[] => {
  switch (edit.op) {
    case 'addChapter':
      return putAfter(chapters, edit.after, edit.chapter);
    case 'removeChapter':
      return chapters.filter(({ id }) => id !== edit.chapter);
    case 'head':
      return chapters.map((chapter) => (chapter.id === edit.chapter ? { ...chapter, ...edit.set } : chapter));
    default:
      return chapters.map((chapter) =>
        chapter.id === edit.chapter ? { ...chapter, blocks: editBlocks(chapter.blocks, edit) } : chapter,
      );
  }
};

/** The place that an edit types in: typing on in it is one step back. Empty for an edit that is a step of its own. */
export const placeOfEdit = (edit: ChapterEdit): string =>
  edit.op === 'text'
    ? `${edit.chapter}/${edit.block}`
    : edit.op === 'head'
      ? `${edit.chapter}/${Object.keys(edit.set).join()}`
      : '';
