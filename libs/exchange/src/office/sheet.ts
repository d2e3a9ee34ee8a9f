import { refusal } from '@chengwen/domain';
import type { Archive } from './archive.js';
import { LAST_COLUMN, LAST_ROW, parseAddress, parseRange, type CellRange } from './cell-address.js';
import type { OfficeLimits } from './limits.js';
import { printGeneral, type NumberFormat } from './number-format.js';
import { scanPart } from './package.js';
import { plainCell, readPlainCell } from './plain-cell.js';
import { characterBudget, RichText, unescaped } from './rich-text.js';
import { index, SPREADSHEET } from './styles.js';
import type { Attributes, XmlReader } from './xml-scanner.js';

/** A row of a sheet that holds something (行). */
export interface SheetRow {
  /** As the sheet counts it, from 1. */
  readonly number: number;
  /** As shown, from the first column on; blank ones after the last filled one left out. */
  readonly cells: string[];
}

/** What the sheets of one workbook have in common, and what they use up together. */
export interface SheetGround {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly limits: OfficeLimits;
  /** Counts the text of a cell; refuses when all sheets together hold too much. */
  readonly counted: (text: string) => string;
  /** Counts cells; refuses when all sheets together hold too many. */
  readonly place: (cells: number) => void;
}

export const sheetGround = (
  strings: readonly string[],
  formats: readonly NumberFormat[],
  limits: OfficeLimits,
): SheetGround => {
  let cells = 0;
  return {
    strings,
    formats,
    limits,
    counted: characterBudget(limits.characters),
    place: (more) => {
      cells += more;
      if (cells > limits.cells) throw tooMany('单元格', cells, limits.cells);
    },
  };
};

const tooMany = (what: string, actual: number, limit: number) => refusal('import.tooLarge', { what, actual, limit });
const malformed = (problem: string) => refusal('import.unreadable', { problem: `工作表内容有误：${problem}` });

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/;

/** Reads one sheet (工作表) as it is shown; formulas are never evaluated: the value kept beside them counts. */
export class SheetReader implements XmlReader {
  readonly rows: SheetRow[] = [];
  readonly merges: CellRange[] = [];
  formulas = 0;
  /** Formulas that no program has calculated yet: there is nothing to show. */
  uncalculated = 0;

  private row = 0;
  private inRow = false;
  private column = 0;
  private cells: string[] = [];
  private kind = 'n';
  private style = -1;
  private value = '';
  private inValue = false;
  private inCell = false;
  private formula = false;
  private inline: RichText | undefined;

  constructor(private readonly ground: SheetGround) {}

  open(name: string, attributes: Attributes): void {
    if (this.inCell) {
      if (name === 'v') this.inValue = true;
      else if (name === 'f') this.formula = true;
      else if (name === 'is') this.inline = new RichText();
      else this.inline?.open(name);
    } else if (name === 'c') this.openCell(attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'mergeCell') this.merge(attributes.get('ref') ?? '');
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else this.inline?.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else this.inline?.close(name);
  }

  private openRow(attributes: Attributes): void {
    const written = attributes.get('r');
    const number = written === undefined ? this.row + 1 : index(written);
    if (number <= this.row || number > LAST_ROW) throw malformed(`第 ${this.row} 行之后的行号`);
    this.row = number;
    this.inRow = true;
    this.column = 0;
    this.cells = [];
  }

  private openCell(attributes: Attributes): void {
    const written = attributes.get('r');
    const address = written === undefined ? { row: this.row, column: this.column + 1 } : parseAddress(written);
    this.moveTo(address?.row ?? 0, address?.column ?? 0);
    this.kind = attributes.get('t') ?? 'n';
    const style = attributes.get('s');
    this.style = style === undefined ? -1 : index(style);
    this.value = '';
    this.inCell = true;
    this.formula = false;
    this.inline = undefined;
  }

  /** Cells follow each other from left to right; one that does not belongs to a sheet that says two things at once. */
  private moveTo(row: number, column: number): void {
    if (row !== this.row || column <= this.column || column > LAST_COLUMN)
      throw malformed(`第 ${this.row} 行的单元格位置`);
    this.column = column;
  }

  private closeCell(): void {
    this.inCell = false;
    if (this.formula) {
      this.formulas++;
      if (this.value === '' && this.kind !== 'str') this.uncalculated++;
    }
    const shown = this.kind === 'inlineStr' ? (this.inline?.take() ?? '') : this.value === '' ? '' : this.shown();
    this.inline = undefined;
    this.put(shown);
  }

  private put(shown: string): void {
    if (shown === '') return;
    if (this.column > this.ground.limits.columns) throw tooMany('列数', this.column, this.ground.limits.columns);
    while (this.cells.length < this.column - 1) this.cells.push('');
    this.cells.push(this.ground.counted(shown));
  }

  whole(source: string, at: number): number {
    return this.inRow && !this.inCell && readPlainCell(source, at, this.plainCell) ? this.takePlain() : -1;
  }

  private readonly plainCell = plainCell();

  private takePlain(): number {
    const cell = this.plainCell;
    this.moveTo(cell.row, cell.column);
    if (cell.value === '') return cell.end;
    const format = this.ground.formats[cell.style];
    const text = cell.kind === 's' ? this.ground.strings[cell.whole] : undefined;
    if (text !== undefined) this.put(text);
    else if (cell.kind === 'n' && cell.shown && (format === undefined || format === printGeneral)) this.put(cell.value);
    else {
      this.kind = cell.kind;
      this.style = cell.style;
      this.value = cell.value;
      this.put(this.shown());
    }
    return cell.end;
  }

  private shown(): string {
    switch (this.kind) {
      case 'n': {
        const number = this.value.trim();
        if (!NUMBER.test(number)) throw malformed(`第 ${this.row} 行的数字`);
        return (this.ground.formats[this.style] ?? printGeneral)(number);
      }
      case 's': {
        const text = this.ground.strings[index(this.value.trim())];
        if (text === undefined) throw malformed(`第 ${this.row} 行的文字编号`);
        return text;
      }
      case 'b':
        return this.value.trim() === '1' || this.value.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'd':
        return this.value
          .trim()
          .replace(/T00:00:00(?:\.0+)?Z?$/, '')
          .replace('T', ' ');
      case 'str':
      case 'e':
        return unescaped(this.value);
      default:
        throw malformed(`第 ${this.row} 行的单元格种类`);
    }
  }

  private closeRow(): void {
    this.inRow = false;
    if (this.cells.length === 0) return;
    this.ground.place(this.cells.length);
    this.rows.push({ number: this.row, cells: this.cells });
    if (this.rows.length > this.ground.limits.rows) throw tooMany('行数', this.rows.length, this.ground.limits.rows);
  }

  private merge(ref: string): void {
    const range = parseRange(ref);
    if (range === undefined) throw malformed('合并区域');
    this.merges.push(range);
    if (this.merges.length > this.ground.limits.merges)
      throw tooMany('合并区域', this.merges.length, this.ground.limits.merges);
  }
}

/** Reads the sheet kept in a part of the workbook. */
export function readSheet(archive: Archive, part: string, ground: SheetGround): SheetReader {
  const reader = new SheetReader(ground);
  scanPart(archive, part, SPREADSHEET, reader);
  blankMerged(reader.rows, reader.merges);
  return reader;
}

/** Steps that the merged ranges of an honest sheet never need, because they do not lie over each other. */
const MERGE_STEPS = 5_000_000;

/** Of a merged range only the first cell shows; what hides behind it is not on the paper. No range is ever spread out. */
function blankMerged(rows: readonly SheetRow[], merges: readonly CellRange[]): void {
  let steps = 0;
  for (const { top, left, bottom, right } of merges) {
    for (let at = firstFrom(rows, top); at < rows.length; at++) {
      const row = rows[at] as SheetRow;
      if (row.number > bottom) break;
      const last = Math.min(right, row.cells.length);
      const from = row.number === top ? left + 1 : left;
      for (let column = from; column <= last; column++) row.cells[column - 1] = '';
      steps += 1 + Math.max(0, last - from);
      if (steps > MERGE_STEPS) throw refusal('import.hostile', { reason: '合并区域互相重叠' });
    }
  }
}

/** Index of the first row at or below a row number. */
function firstFrom(rows: readonly SheetRow[], number: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as SheetRow).number < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
