import { lineOf, type Line } from '../text/lines.js';
import type { OfficeDocument } from './document.js';
import type { Sheet } from './workbook.js';

/** A line of cells that stand at their columns (表格行). */
function rowLine(number: number, cells: readonly string[]): Line {
  const flat = cells.map((cell) => cell.replace(/[\t\n\r]+/g, ' '));
  const filled = flat.slice(0, flat.findLastIndex((cell) => cell.trim() !== '') + 1);
  return lineOf(filled.join('\t'), number, filled);
}

/** The rows of a sheet as lines, numbered as the sheet numbers them: what is merged stands in its first cell. */
export const linesOfSheet = ({ rows }: Sheet): Line[] => rows.map(({ number, cells }) => rowLine(number, cells));

/** The paragraphs and table rows of a document as lines, numbered in their order. */
export function linesOfDocument({ blocks }: OfficeDocument): Line[] {
  const lines: Line[] = [];
  for (const block of blocks) {
    if (block.kind === 'table') for (const row of block.rows) lines.push(rowLine(lines.length + 1, row));
    else for (const raw of block.text.split('\n')) lines.push(lineOf(raw, lines.length + 1));
  }
  return lines;
}
