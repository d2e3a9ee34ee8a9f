import { filled } from './lines.js';
import type { Span } from './spans.js';

/** A cell of a table between blanks is no sentence. */
const LONGEST_CELL = 30;

/**
 * Whether a line of a report is a row of a table (表格行): cells between tabs; between blanks only where several short ones
 * stand in line and the next line has such cells too.
 */
export function isTableRow(span: Span, next: Span | undefined, begun: boolean): boolean {
  const many = filled(span.cells).length;
  if (span.raw.includes('\t') || span.raw.includes('|') || span.placed)
    return many > 1 || (begun && span.cells.length > 2 && many > 0);
  return looksCut(span) && (begun || (next !== undefined && looksCut(next)));
}

const looksCut = (span: Span): boolean => {
  const cells = tableCells(span);
  return (
    cells.length > 2 &&
    cells.every((cell) => cell.length <= LONGEST_CELL && !/[。；！？，,;]/.test(cell)) &&
    (filled(span.cells).length > 2 || cells.filter((cell) => /^[-+—]?[\d,.]+%?$/.test(cell)).length > 1)
  );
};

/** The cells of a row: between tabs or runs of blanks, else between single blanks. */
export const tableCells = ({ raw, cells }: Span): readonly string[] =>
  filled(cells).length > 1 || raw.includes('\t') ? cells : raw.trim().split(/\s+/);
