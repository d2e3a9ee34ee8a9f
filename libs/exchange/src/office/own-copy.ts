import { canonical, parseContent, sha256, type FormContent, type Template } from '@chengwen/domain';
import type { HiddenSheet } from './workbook-writer.js';
import type { Sheet } from './workbook.js';

/** The whole of an exported form, kept beside what is visible: not everything that a form holds is printed (数据副本). */
export interface OwnCopy {
  readonly sheet: string;
  readonly template: Template;
  readonly title: string;
  readonly year: number | null;
  readonly content: FormContent;
}

export const OWN_SHEET = '呈文数据';
const MARK = 'chengwen-forms-1';
/** A cell holds 32,767 UTF-16 units at most; no letter of two units is cut in half. */
const PIECE = /[^]{1,16000}/gu;

/** Digest of what a sheet shows, as it will be read again: cells and where they stand, not how they look. */
export const visibleHash = ({ rows }: Pick<Sheet, 'rows'>): string =>
  sha256(
    canonical(
      rows.flatMap(({ number, cells }) =>
        cells.flatMap((cell, at) => (cell === '' ? [] : [[number, at + 1, tidied(cell)]])),
      ),
    ),
  );

/** Programs differ in how they save line ends and blanks at an end. */
const tidied = (cell: string): string => cell.replace(/\r\n?/g, '\n').trim();

/** The hidden sheet of a workbook: a row for each form, its content cut into cells. */
export function writeOwnCopies(copies: readonly OwnCopy[], shown: readonly Sheet[]): HiddenSheet {
  const rows = copies.map(({ sheet, template, title, year, content }) => {
    const visible = shown.find(({ name }) => name === sheet);
    const json = canonical(content);
    const pieces = json.match(PIECE) ?? [];
    return [
      sheet,
      template.id,
      title,
      year === null ? '' : String(year),
      visible ? visibleHash(visible) : '',
      sha256(json),
      ...pieces,
    ];
  });
  return { name: OWN_SHEET, rows: [[MARK], ...rows] };
}

/** What the hidden sheet says of the visible ones. */
export interface OwnReading {
  /** By name of the visible sheet that they fit. */
  readonly copies: ReadonlyMap<string, OwnCopy>;
  /** Sheets whose visible cells were changed since: what they show counts. */
  readonly edited: ReadonlySet<string>;
}

/**
 * Reads the copies in a workbook. A copy belongs to the sheet that still shows what it was written for, whatever that
 * sheet is called by now; one that is damaged or of an unknown template is left aside.
 */
export function readOwnCopies(sheets: readonly Sheet[], templates: readonly Template[]): OwnReading {
  const copies = new Map<string, OwnCopy>();
  const edited = new Set<string>();
  const own = sheets.find(({ name, hidden, rows }) => hidden && name === OWN_SHEET && rows[0]?.cells[0] === MARK);
  if (own === undefined) return { copies, edited };
  const visible = sheets
    .filter(({ hidden }) => !hidden)
    .map((sheet) => ({ name: sheet.name, hash: visibleHash(sheet) }));
  for (const { cells } of own.rows.slice(1)) {
    const [named = '', id, title = '', year = '', hash, digest, ...pieces] = cells;
    const same = visible.filter((sheet) => sheet.hash === hash && !copies.has(sheet.name));
    const sheet = same.find(({ name }) => name === named) ?? same[0];
    if (!sheet) {
      if (visible.some(({ name }) => name === named)) edited.add(named);
      continue;
    }
    const template = templates.find((each) => each.id === id);
    const content = template && contentOf(template, pieces.join(''), digest);
    const printed = /^\d{4}$/.test(year) ? Number(year) : null;
    if (content) copies.set(sheet.name, { sheet: sheet.name, template, title, year: printed, content });
  }
  return { copies, edited };
}

function contentOf(template: Template, json: string, digest: string | undefined): FormContent | undefined {
  if (sha256(json) !== digest) return undefined;
  try {
    return parseContent(template, JSON.parse(json));
  } catch {
    // Whoever changed it, the visible sheet is still there to be read.
    return undefined;
  }
}
