/** A cell's place in a sheet; both count from 1. */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** Last row and column that a workbook can have. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** Reads "AB12" (单元格地址); undefined for what is no address of a cell. */
export function parseAddress(text: string): CellAddress | undefined {
  let at = 0;
  let column = 0;
  for (; at < text.length; at++) {
    const letter = text.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  let row = 0;
  const digits = at;
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    row = row * 10 + digit;
  }
  const inside = digits > 0 && digits <= 3 && column <= LAST_COLUMN && row >= 1 && row <= LAST_ROW;
  return inside ? { row, column } : undefined;
}

/** 28 is "AB". */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** A rectangle of cells (区域), both corners included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Reads "A1:C3"; a single address is a range of one cell. */
export function parseRange(text: string): CellRange | undefined {
  const [first = '', second = first, ...more] = text.split(':');
  const [from, to] = [parseAddress(first), parseAddress(second)];
  if (!from || !to || more.length > 0 || to.row < from.row || to.column < from.column) return undefined;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/** "A1:C3". */
export const rangeName = ({ top, left, bottom, right }: CellRange): string =>
  `${columnName(left)}${top}:${columnName(right)}${bottom}`;
