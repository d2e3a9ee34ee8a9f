import type { Line } from './lines.js';

type LineOf = (raw: string, number: number, cells?: readonly string[]) => Line;

/** Lines that have to agree before commas are taken for column marks. */
const SHARE = 0.6;
const FEWEST = 4;

/**
 * Comma-separated values as office programs save them (逗号分隔): quotes around cells, doubled quotes inside, line ends
 * inside quotes. Undefined where the commas of a text are those of sentences.
 */
export function csvLines(text: string, lineOf: LineOf): Line[] | undefined {
  if (text.includes('\t') || !looksSeparated(text)) return undefined;
  const lines: Line[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let from = 0;
  let number = 1;
  let begun = 1;
  const end = (at: number): void => {
    lines.push(lineOf(text.slice(from, at), begun, [...cells, cell]));
    cells = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (sign === '\n') number++;
    if (quoted) {
      if (sign !== '"') cell += sign === '\n' || sign === '\r' ? ' ' : sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (sign === ',') {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') {
      end(at);
      from = at + 1;
      begun = number;
    } else if (sign !== '\r') cell += sign;
  }
  end(text.length);
  return lines;
}

/** Rows of a sheet have one and the same number of commas, or cells left empty; sentences have neither. */
function looksSeparated(text: string): boolean {
  const counts = new Map<number, number>();
  let lines = 0;
  let gaps = 0;
  for (const raw of text.slice(0, 200_000).split(/\r\n|\r|\n/)) {
    if (raw.trim() === '') continue;
    lines++;
    if (/,\s*,|,\s*$/.test(raw)) gaps++;
    const commas = raw.replace(/"[^"]*"/g, '').split(',').length - 1;
    if (commas > 1) counts.set(commas, (counts.get(commas) ?? 0) + 1);
  }
  if (lines < FEWEST) return false;
  return Math.max(0, ...counts.values()) / lines >= SHARE || gaps / lines >= SHARE / 2;
}
