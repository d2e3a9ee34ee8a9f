import type { Line } from './lines.js';

type LineOf = (raw: string, number: number, cells?: readonly string[]) => Line;

const TAG = /<(\/?)(table|tr|td|th)\b([^<>]*)>/gi;
const BREAK = /\r\n|\r|\n/;
/** A merged cell that claims more is a mistake, or hostile. */
const WIDEST = 60;

/** Rows of HTML tables (表格标签) as lines, merged cells as blanks in their places; what stands between them line by line. */
export function tableLines(text: string, lineOf: LineOf): Line[] {
  const lines: Line[] = [];
  /** How many rows below a column is still covered by a cell merged from above. */
  let covered: number[] = [];
  let row: { readonly number: number; readonly from: number; readonly cells: string[]; into: number } | undefined;
  let at = 0;
  let number = 1;

  const words = (to: number): void => {
    const part = text.slice(at, to);
    const breaks = part.split(BREAK);
    if (row && part.trim() !== '') {
      if (row.into < 0) row.into = row.cells.push('') - 1;
      row.cells[row.into] += ` ${part.replace(/\s+/g, ' ')}`;
    } else if (!row)
      for (const [index, raw] of breaks.entries())
        if (raw.trim() !== '' || breaks.length > 1) lines.push(lineOf(raw, number + index));
    number += breaks.length - 1;
    at = to;
  };
  const end = (): void => {
    if (!row) return;
    cover(row.cells, covered);
    lines.push(lineOf(text.slice(row.from, at), row.number, row.cells));
    row = undefined;
  };

  for (const { index, 0: whole, 1: closing, 2: name = '', 3: attributes = '' } of text.matchAll(TAG)) {
    words(index);
    const kind = name.toLowerCase();
    if (kind === 'table' || kind === 'tr') end();
    if (kind === 'table') covered = [];
    if (kind === 'tr' && closing === '') row = { number, from: index, cells: [], into: -1 };
    if ((kind === 'td' || kind === 'th') && closing === '') {
      row ??= { number, from: index, cells: [], into: -1 };
      cover(row.cells, covered);
      row.into = row.cells.length;
      const [wide, high] = [spanOf('colspan', attributes), spanOf('rowspan', attributes)];
      for (let column = row.into; column < row.into + wide; column++) {
        row.cells.push('');
        covered[column] = high - 1;
      }
    }
    at = index + whole.length;
    number += whole.split(BREAK).length - 1;
  }
  words(text.length);
  end();
  return lines;
}

/** Blanks where cells merged from above stand, up to the next free column. */
function cover(cells: string[], covered: number[]): void {
  while ((covered[cells.length] ?? 0) > 0) {
    covered[cells.length] = (covered[cells.length] ?? 0) - 1;
    cells.push('');
  }
}

const spanOf = (which: string, attributes: string): number => {
  const found = new RegExp(`${which}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(attributes)?.[1];
  return Math.min(WIDEST, Math.max(1, parseInt(found ?? '1', 10)));
};
