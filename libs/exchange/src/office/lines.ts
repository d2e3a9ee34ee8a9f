import { keyOf, linesOf, type Line } from '../text/lines.js';
import type { OfficeDocument } from './document.js';
import type { Sheet } from './workbook.js';

/** A line of cells that stand at their columns (表格行). */
function lineOf(number: number, cells: readonly string[]): Line {
  const flat = cells.map((cell) => cell.replace(/[\t\n\r]+/g, ' '));
  const raw = flat.slice(0, flat.findLastIndex((cell) => cell.trim() !== '') + 1).join('\t');
  // The reader of ragged text tidies what stands between tabs; the tab in front keeps a single cell whole.
  const [line] = linesOf(`\t${raw}`);
  return { number, raw, cells: line?.cells.slice(1) ?? [], key: keyOf(raw) };
}

/** The rows of a sheet as lines, numbered as the sheet numbers them: what is merged stands in its first cell. */
export const linesOfSheet = ({ rows }: Sheet): Line[] => rows.map(({ number, cells }) => lineOf(number, cells));

/** The paragraphs and table rows of a document as lines, numbered in their order. */
export function linesOfDocument({ blocks }: OfficeDocument): Line[] {
  const lines: Line[] = [];
  for (const block of blocks) {
    if (block.kind === 'table') for (const row of block.rows) lines.push(lineOf(lines.length + 1, row));
    else for (const line of linesOf(block.text)) lines.push({ ...line, number: lines.length + 1 });
  }
  return lines;
}
