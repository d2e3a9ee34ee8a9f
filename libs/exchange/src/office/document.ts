import { readArchive, type Archive } from './archive.js';
import { DocumentReader, type Block } from './document-reader.js';
import { OFFICE_LIMITS, type OfficeLimits } from './limits.js';
import { Numbering, WORD } from './numbering.js';
import { mainPart, relationshipsOf, scanPart } from './package.js';
import { characterBudget } from './rich-text.js';

/** A document as a person reads it (文档). */
export interface OfficeDocument {
  /** Paragraphs and tables in their order; notes at the foot of pages come last. */
  readonly blocks: readonly Block[];
  /** Lines at the head and foot of every page (页眉页脚), each once. */
  readonly running: readonly string[];
}

/**
 * Reads a .docx file (读取文档): what is printed, in order. What was deleted with changes tracked is left out, what was
 * inserted is in; a text box is read once, after the paragraph it hangs on.
 *
 * @throws Refusal import.hostile, import.locked, import.tooLarge, import.unreadable
 */
export const readDocument = (bytes: Uint8Array, limits: OfficeLimits = OFFICE_LIMITS): OfficeDocument =>
  documentIn(readArchive(bytes, limits), limits);

/** The same from an opened archive. */
export function documentIn(archive: Archive, limits: OfficeLimits): OfficeDocument {
  const main = mainPart(archive);
  const parts = [...relationshipsOf(archive, main).values()];
  const partsOf = (...kinds: string[]): string[] =>
    parts.flatMap(({ kind, part }) => (kinds.includes(kind) && part !== undefined && archive.has(part) ? [part] : []));
  const numbering = new Numbering(archive, partsOf('numbering')[0], partsOf('styles')[0]);
  const counted = characterBudget(limits.characters);
  const read = (part: string): readonly Block[] => {
    const reader = new DocumentReader(numbering, limits, counted);
    scanPart(archive, part, WORD, reader);
    return reader.blocks;
  };
  const blocks = [main, ...partsOf('footnotes', 'endnotes')].flatMap(read);
  const running = partsOf('header', 'footer')
    .flatMap(read)
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.rows.map((row) => row.join('\t').trim())));
  return { blocks, running: [...new Set(running.filter((text) => text.trim() !== ''))] };
}
