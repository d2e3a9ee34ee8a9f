import { refusal } from '@chengwen/domain';
import { readArchive, type Archive } from './archive.js';
import type { CellRange } from './cell-address.js';
import { OFFICE_LIMITS, type OfficeLimits } from './limits.js';
import { mainPart, relationshipsOf, scanPart, tagReader } from './package.js';
import { readSharedStrings } from './shared-strings.js';
import { readSheet, sheetGround, type SheetRow } from './sheet.js';
import { readStyles, SPREADSHEET } from './styles.js';

/** A sheet as a person sees it (工作表). */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold something, in order. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly CellRange[];
  /** Cells that are calculated: their last calculated value was read. */
  readonly formulas: number;
  /** Of those, cells that were never calculated and so show nothing. */
  readonly uncalculated: number;
}

/** A workbook as a person sees it (工作簿). */
export interface Workbook {
  readonly sheets: readonly Sheet[];
}

/**
 * Reads an .xlsx file (读取工作簿): text as shown, numbers by their exact decimal text and their format, merged ranges with
 * their value in the first cell only. Formulas, macros and links are never run or followed.
 *
 * @throws Refusal import.hostile, import.locked, import.tooLarge, import.unreadable
 */
export const readWorkbook = (bytes: Uint8Array, limits: OfficeLimits = OFFICE_LIMITS): Workbook =>
  workbookIn(readArchive(bytes, limits), limits);

/** The same from an opened archive. */
export function workbookIn(archive: Archive, limits: OfficeLimits): Workbook {
  const main = mainPart(archive);
  const parts = relationshipsOf(archive, main);
  const partOf = (kind: string): string | undefined => [...parts.values()].find((each) => each.kind === kind)?.part;
  const { listed, from1904 } = readList(archive, main, limits);
  const strings = readSharedStrings(archive, partOf('sharedStrings'), limits);
  const ground = sheetGround(strings, readStyles(archive, partOf('styles'), from1904), limits);
  const sheets: Sheet[] = [];
  for (const { name, hidden, id } of listed) {
    const relationship = parts.get(id);
    // Sheets of charts and of old macros have no cells.
    if (relationship !== undefined && relationship.kind !== 'worksheet') continue;
    if (relationship?.part === undefined) throw refusal('import.unreadable', { problem: `缺少工作表“${name}”的内容` });
    const { rows, merges, formulas, uncalculated } = readSheet(archive, relationship.part, ground);
    sheets.push({ name, hidden, rows, merges, formulas, uncalculated });
  }
  return { sheets };
}

interface Listed {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

function readList(archive: Archive, main: string, limits: OfficeLimits): { listed: Listed[]; from1904: boolean } {
  const listed: Listed[] = [];
  let from1904 = false;
  const reader = tagReader((element, attributes) => {
    if (element === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.get('date1904') ?? '');
    if (element !== 'sheet') return;
    if (listed.length >= limits.sheets)
      throw refusal('import.tooLarge', { what: '工作表数', actual: listed.length + 1, limit: limits.sheets });
    const hidden = (attributes.get('state') ?? 'visible') !== 'visible';
    listed.push({ name: (attributes.get('name') ?? '').slice(0, 31), hidden, id: attributes.get('r:id') ?? '' });
  });
  scanPart(archive, main, SPREADSHEET, reader);
  return { listed, from1904 };
}
