import { refusal } from '@chengwen/domain';
import type { OfficeLimits } from './limits.js';
import { levelAt, type Numbering } from './numbering.js';
import type { Attributes, XmlReader } from './xml-scanner.js';

/** A paragraph, or a table with its cells at their columns; where cells are merged the first holds the text. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

interface Paragraph {
  text: string;
  style: string | undefined;
  list: string | undefined;
  level: number;
  /** Text boxes that hang on it. */
  readonly boxes: Block[];
}
interface Table {
  readonly rows: string[][];
  /** Tables inside its cells: they follow it. */
  readonly inside: Block[];
  row: string[];
  deleted: boolean;
  span: number;
  continued: boolean;
}

/** What is not text of the document: deleted, for other programs, instructions, properties that nothing is read from. */
const SKIPPED = new Set([
  ...['del', 'moveFrom', 'delText', 'instrText', 'delInstrText', 'mc:Fallback', 'rPrChange', 'pPrChange', 'tcPrChange'],
  ...['trPrChange', 'tblPr', 'tblGrid', 'tblPrEx', 'sectPr', 'sdtPr', 'sdtEndPr', 'tabs', 'rt', 'annotationRef'],
]);

/** Boxes and ticks that forms are printed with are characters of symbol fonts. */
const SYMBOLS: Readonly<Record<string, string>> = {
  ...{ F052: '√', F050: '√', F0FE: '√', F0FC: '√', F053: '×', F0FD: '×', F0FB: '×' },
  ...{ F0A3: '□', F0A8: '□', F06F: '□', F071: '□', F02A: '□', F0B3: '≥', F0A2: '≤' },
};

/** What a paragraph or a row takes up, in blank cells. */
const BLOCK = 8;

/** Reads the body of a document or of one of its other parts. */
export class DocumentReader implements XmlReader {
  readonly blocks: Block[] = [];
  private readonly places: Block[][] = [this.blocks];
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: Table[] = [];
  private skipping = 0;
  private inText = false;
  private inRunProperties = 0;
  private inRowProperties = false;
  private hidden = false;
  private ticked = false;
  private count = 0;

  constructor(
    private readonly numbering: Numbering,
    private readonly limits: OfficeLimits,
    private readonly counted: (text: string) => string,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (this.skipping > 0) {
      this.skipping++;
      return;
    }
    const paragraph = this.paragraphs.at(-1);
    const table = this.tables.at(-1);
    const value = attributes.get('w:val');
    switch (name) {
      case 'p':
        this.paragraphs.push({ text: '', style: undefined, list: undefined, level: 0, boxes: [] });
        this.room(BLOCK);
        break;
      case 'pStyle':
        if (paragraph) paragraph.style = value;
        break;
      case 'numId':
        if (paragraph) paragraph.list = value ?? '';
        break;
      case 'ilvl':
        if (paragraph) paragraph.level = levelAt(value);
        break;
      case 'r':
        this.hidden = false;
        break;
      case 'rPr':
        this.inRunProperties++;
        break;
      case 'vanish':
        this.hidden = isOn(value);
        break;
      case 't':
      case 'm:t':
        this.inText = true;
        break;
      case 'tab':
      case 'ptab':
        this.write('\t');
        break;
      case 'br':
      case 'cr':
        this.write('\n');
        break;
      case 'noBreakHyphen':
        this.write('-');
        break;
      case 'sym':
        this.write(SYMBOLS[(attributes.get('w:char') ?? '').toUpperCase()] ?? '');
        break;
      case 'checkBox':
        this.ticked = false;
        break;
      case 'default':
      case 'checked':
        this.ticked = isOn(value);
        break;
      case 'txbxContent':
        this.places.push(paragraph?.boxes ?? this.place);
        break;
      case 'tbl':
        this.tables.push({ rows: [], inside: [], row: [], deleted: false, span: 1, continued: false });
        break;
      case 'tr':
        if (table) Object.assign(table, { row: [], deleted: false });
        this.room(BLOCK);
        break;
      case 'trPr':
        this.inRowProperties = true;
        break;
      case 'gridBefore':
      case 'gridAfter':
        if (table) this.blank(table, spanOf(value));
        break;
      case 'tc':
        if (table) Object.assign(table, { span: 1, continued: false });
        this.places.push([]);
        break;
      case 'gridSpan':
        if (table) table.span = spanOf(value);
        break;
      case 'vMerge':
        if (table) table.continued = value !== 'restart';
        break;
      default:
        if (!SKIPPED.has(name)) return;
        // A row deleted with changes tracked says so among its properties.
        if (name === 'del' && table && this.inRowProperties) table.deleted = true;
        this.skipping = 1;
    }
  }

  text(text: string): void {
    if (this.inText && this.skipping === 0) this.write(text);
  }

  close(name: string): void {
    if (this.skipping > 0) {
      this.skipping--;
      return;
    }
    this.inText = false;
    const table = this.tables.at(-1);
    if (name === 'p') this.endParagraph();
    else if (name === 'r') this.hidden = false;
    else if (name === 'rPr') this.inRunProperties--;
    else if (name === 'checkBox') this.write(this.ticked ? '√' : '□');
    else if (name === 'trPr') this.inRowProperties = false;
    else if (name === 'txbxContent') this.places.pop();
    else if (name === 'tc' && table) this.endCell(table, this.places.pop() ?? []);
    else if (name === 'tr' && table) {
      if (!table.deleted) table.rows.push(table.row);
    } else if (name === 'tbl') {
      const { rows, inside } = this.tables.pop() as Table;
      this.place.push({ kind: 'table', rows }, ...inside);
    }
  }

  private get place(): Block[] {
    return this.places.at(-1) ?? this.blocks;
  }

  private write(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph && !this.hidden && this.inRunProperties === 0) paragraph.text += this.counted(text);
  }

  private endParagraph(): void {
    const { text, style, list, level, boxes } = this.paragraphs.pop() as Paragraph;
    const own = list === undefined ? undefined : { list, level };
    const numbered = own ?? (style === undefined ? undefined : this.numbering.ofStyle(style));
    const number = numbered === undefined || text.trim() === '' ? '' : this.numbering.next(numbered);
    this.place.push({ kind: 'paragraph', text: number + text }, ...boxes);
  }

  private endCell(table: Table, blocks: readonly Block[]): void {
    const texts: string[] = [];
    for (const block of blocks) {
      if (block.kind === 'table') table.inside.push(block);
      else if (block.text !== '') texts.push(block.text);
    }
    table.row.push(table.continued ? '' : texts.join('\n'));
    this.blank(table, table.span - 1);
    if (table.row.length > this.limits.columns)
      throw refusal('import.tooLarge', { what: '列数', actual: table.row.length, limit: this.limits.columns });
  }

  private blank(table: Table, cells: number): void {
    for (let cell = 0; cell < cells; cell++) table.row.push('');
    this.room(cells);
  }

  /** Paragraphs and rows without a word still take memory. */
  private room(cells: number): void {
    this.count += cells;
    if (this.count > this.limits.cells)
      throw refusal('import.tooLarge', { what: '段落和表格行', actual: this.count, limit: this.limits.cells });
  }
}

const isOn = (value: string | undefined): boolean => value === undefined || !/^(0|false|off)$/.test(value);
const spanOf = (value: string | undefined): number => Math.min(255, /^\d{1,4}$/.test(value ?? '') ? Number(value) : 1);
