import { plainText, refusal } from '@chengwen/domain';
import { csvLines } from './csv.js';
import { tableLines } from './html-table.js';

/** A line of a ragged text, with what it was and what it says. */
export interface Line {
  /** 1-based, in the source. */
  readonly number: number;
  readonly raw: string;
  /** Cells between tabs (or runs of blanks where there are no tabs), tags and LaTeX taken off; empty cells stay in place. */
  readonly cells: readonly string[];
  /** Everything without blanks and in half-width signs: for recognising titles and labels. */
  readonly key: string;
}

/** Characters and lines of a source: beyond any file of forms, and below what a browser tab cannot hold. */
const MOST_CHARACTERS = 16 * 1024 * 1024;
const MOST_LINES = 500_000;

const TAGS =
  /<\/?(?:table|tbody|thead|tfoot|tr|th|em|i|u|s|sup|sub|ul|ol|li|dl|dt|dd|h[1-6]|a|img|hr|section|center|colgroup|col|html|body|head|pre)\b[^<>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ge: '≥',
  geq: '≥',
  le: '≤',
  leq: '≤',
  times: '×',
  middot: '·',
  mdash: '—',
  ndash: '–',
  radic: '√',
  ldquo: '“',
  rdquo: '”',
  ensp: ' ',
  emsp: ' ',
  nbsp: ' ',
};

/** What a text without any of these leaves to take off is blanks alone. */
const TRACES = /[<\\$&\u200b-\u200d\ufeff]/;

/** Words as they were meant: tags, LaTeX and entities (&ge;, &#8805;) taken off. */
export const cleanText = (source: string): string => {
  if (!TRACES.test(source)) return source.replace(/\s+/g, ' ').trim();
  const text = plainText(source.includes('<') ? source.replace(TAGS, ' ') : source);
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(String(hex), 16) : parseInt(String(decimal), 10);
    return code > 31 && code < 0x11_0000 ? String.fromCodePoint(code) : whole;
  });
};

/** Letters for recognising: no blanks, half-width signs. */
export const keyOf = (text: string): string =>
  (TRACES.test(text) ? cleanText(text) : text).normalize('NFKC').replace(/\s+/g, '');

/**
 * Cuts a source into lines: tabs or runs of blanks, rows of HTML and markdown tables, comma-separated values with quotes.
 * Whatever the line ends are, numbers count as an editor counts them.
 *
 * @throws Refusal import.tooLarge {what, actual, limit}
 */
export function linesOf(text: string): Line[] {
  if (text.length > MOST_CHARACTERS)
    throw refusal('import.tooLarge', { what: '字数', actual: text.length, limit: MOST_CHARACTERS });
  if (/<tr\b/i.test(text)) return limited(tableLines(text, lineOf));
  return limited(csvLines(text, lineOf) ?? text.split(/\r\n|\r|\n/).map((raw, index) => lineOf(raw, index + 1)));
}

function limited(lines: Line[]): Line[] {
  if (lines.length > MOST_LINES)
    throw refusal('import.tooLarge', { what: '行数', actual: lines.length, limit: MOST_LINES });
  return lines;
}

/** One line of a source; where its cells are known already they are not cut again. */
export const lineOf = (raw: string, number: number, cells?: readonly string[]): Line => {
  const known = cells ?? (isMarkdown(raw) || raw.search(MARKED) >= 0 ? cut(raw.replace(MARKED, '')) : undefined);
  const tidied = (known ?? cut(raw)).map(tidyCell);
  return { number, raw, cells: tidied, key: known ? keyOf(tidied.join('')) : keyOf(raw) };
};

/** Markdown's signs of a heading and of bold words. */
const MARKED = /^\s*#{1,6}\s+|\*\*(?=\S)|(?<=\S)\*\*/g;

const isMarkdown = (raw: string): boolean => /^\s*\|.*\|\s*$/.test(raw);
/** The line under a markdown head says nothing: |---|:--:|. */
const isRule = (raw: string): boolean => raw.includes('-') && /^[\s|:-]+$/.test(raw) && raw.includes('|');

function cut(raw: string): string[] {
  if (raw.includes('\t')) return raw.split('\t');
  if (isMarkdown(raw)) return isRule(raw) ? [] : raw.trim().slice(1, -1).split('|').map(unescaped);
  return raw.split(/\s{2,}/);
}

/** Markdown's way to print its own signs: \\>= is >=. LaTeX's commands are of letters. */
const unescaped = (cell: string): string => cell.replace(/\\([<>*_~|#+.!()[\]-])/g, '$1');

/** A cell's text; blanks that a justified line left between Chinese characters and figures are not the author's. */
export const tidyCell = (cell: string): string =>
  cleanText(cell).replace(
    /(?<=[⺀-鿿！-｠。，、；：“”（）〔〕≥≤]) (?=\S)|(?<=\S) (?=[⺀-鿿！-｠。，、；：“”（）〔〕≥≤])/g,
    '',
  );

export const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell !== '');
