import { strToU8, zipSync } from 'fflate';
import { columnName, rangeName } from './cell-address.js';
import type { CellLook, PaperCell, PaperSheet } from './paper.js';

/** A sheet of bare texts that no program shows: what another program needs to know of the workbook. */
export interface HiddenSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Writes sheets as an .xlsx file (写出工作簿), the same bytes for the same sheets. Figures become numbers that show the
 * places they were printed with; everything else is text, and what a program might take for a formula is marked as text.
 */
export function writeWorkbook(sheets: readonly PaperSheet[], hidden: readonly HiddenSheet[] = []): Uint8Array {
  const styles = new Styles();
  const parts = [
    ...sheets.map((sheet) => ({ name: sheet.name, state: '', xml: sheetXml(sheet, styles) })),
    ...hidden.map((sheet) => ({ name: sheet.name, state: ' state="veryHidden"', xml: hiddenXml(sheet) })),
  ];
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${parts.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${parts.map(({ name, state }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...parts.map((_, at): Target => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['rIdStyles', 'styles', 'styles.xml'],
    ]),
    ...Object.fromEntries(parts.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    'xl/styles.xml': styles.xml(),
  };
  const packed = Object.entries(files).map(([name, xml]) => [name, strToU8(HEAD + xml)] as const);
  // A time of writing would make two exports of one form differ.
  return zipSync(Object.fromEntries(packed), { mtime: '1980-01-02T00:00:00' });
}

type Target = readonly [id: string, kind: string, target: string];
const relationships = (targets: readonly Target[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

/** Text inside XML: what XML cannot hold is written as a workbook writes it, and what looks like that is told apart. */
const escaped = (text: string): string =>
  text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

const textCell = (place: string, text: string, style = ''): string =>
  `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

function hiddenXml({ rows }: HiddenSheet): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((text, column) => textCell(`${columnName(column + 1)}${row + 1}`, text));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return `<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** Digits that a program keeps exactly; a longer figure is written as text. */
const FIGURE = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/;
const isFigure = ({ text, look }: PaperCell): boolean =>
  look === 'centre' && FIGURE.test(text) && text.replace(/[-.]/g, '').length <= 15 && !/^-0(?:\.0*)?$/.test(text);

function sheetXml({ landscape, widths, cells }: PaperSheet, styles: Styles): string {
  const rows = new Map<number, Map<number, string>>();
  const heights = new Map<number, number>();
  for (const cell of cells) {
    const { row, column, text, look } = cell;
    const figure = isFigure(cell);
    const style = styles.of(
      look,
      figure ? (text.split('.')[1]?.length ?? 0) : undefined,
      !figure && /^[=+\-@\t\r]/.test(text),
    );
    for (let down = 0; down < cell.rows; down++)
      for (let right = 0; right < cell.columns; right++) {
        const place = `${columnName(column + right)}${row + down}`;
        const first = down === 0 && right === 0 && text !== '';
        const bare = `<c r="${place}" s="${style}"/>`;
        const written = figure
          ? `<c r="${place}" s="${style}"><v>${text}</v></c>`
          : textCell(place, text, ` s="${style}"`);
        const line = rows.get(row + down) ?? new Map<number, string>();
        rows.set(row + down, line.set(column + right, first ? written : bare));
      }
    if (cell.rows === 1) heights.set(row, Math.max(heights.get(row) ?? 0, heightOf(cell, widths)));
  }
  const lines = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, line]) => {
      const written = [...line].sort(([a], [b]) => a - b).map(([, xml]) => xml);
      return `<row r="${row}" ht="${heights.get(row) ?? 18}" customHeight="1">${written.join('')}</row>`;
    });
  const merged = cells
    .filter((cell) => cell.rows > 1 || cell.columns > 1)
    .map(({ row, column, rows: down, columns }) => {
      const range = { top: row, left: column, bottom: row + down - 1, right: column + columns - 1 };
      return `<mergeCell ref="${rangeName(range)}"/>`;
    });
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const page = `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`;
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>${cols.join('')}</cols><sheetData>${lines.join('')}</sheetData>${merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : ''}${page}</worksheet>`;
}

/** A merged cell never grows by itself, so its row is made high enough for its text. At most 409 points. */
function heightOf({ column, columns, text, look }: PaperCell, widths: readonly number[]): number {
  const width = widths.slice(column - 1, column - 1 + columns).reduce((sum, each) => sum + each, 0);
  const lines = text.split('\n').reduce((sum, line) => {
    const length = [...line].reduce((all, character) => all + (character > '\u2e7f' ? 2 : 1), 0);
    return sum + Math.max(1, Math.ceil((length * 1.1) / Math.max(4, width)));
  }, 0);
  return Math.min(409, look === 'title' ? 30 : 6 + 15 * lines);
}

const ALIGN: Readonly<Record<CellLook, string>> = {
  title: 'horizontal="center"',
  year: 'horizontal="center"',
  unit: 'horizontal="right"',
  label: 'horizontal="center"',
  text: 'horizontal="left"',
  centre: 'horizontal="center"',
  heading: 'horizontal="left"',
  paragraph: 'horizontal="left"',
};
/** Which font a look has: 0 plain, 1 the title's, 2 bold. */
const FONTS: Readonly<Partial<Record<CellLook, number>>> = { title: 1, label: 2, heading: 2 };
const UNBORDERED: readonly CellLook[] = ['title', 'year', 'unit', 'heading', 'paragraph'];

/** Collects the looks that cells need and writes each once. */
class Styles {
  private readonly looks = new Map<string, string>();
  private most = 0;

  /** Number of the style for a look, with so many places for a figure, or marked as text. */
  of(look: CellLook, places: number | undefined, quoted: boolean): number {
    const format = places === undefined ? 0 : 164 + places;
    this.most = Math.max(this.most, places ?? 0);
    const border = UNBORDERED.includes(look) ? 0 : 1;
    const xf = `<xf numFmtId="${format}" fontId="${FONTS[look] ?? 0}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ''}><alignment ${ALIGN[look]} vertical="center" wrapText="1"/></xf>`;
    const keys = [...this.looks.keys()];
    const known = keys.indexOf(xf);
    if (known >= 0) return known + 1;
    this.looks.set(xf, xf);
    return keys.length + 1;
  }

  xml(): string {
    const formats = Array.from({ length: this.most + 1 }, (_, places) => {
      const code = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
      return `<numFmt numFmtId="${164 + places}" formatCode="${code}"/>`;
    });
    const font = (size: number, bold: boolean): string =>
      `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
    const line = (side: string): string => `<${side} style="thin"><color auto="1"/></${side}>`;
    const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"';
    const xfs = [`${plain} xfId="0"/>`, ...this.looks.values()];
    return `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="3">${font(11, false)}${font(16, true)}${font(11, true)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/></border></borders><cellStyleXfs count="1">${plain}/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }
}
