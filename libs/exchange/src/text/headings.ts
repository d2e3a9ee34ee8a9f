import { filled, keyOf, tidyCell, type Line } from './lines.js';

/** A chapter heading as printed (章节标题): its level, its number, its words. */
export interface Heading {
  readonly level: number;
  readonly number: string;
  readonly words: string;
}

const DIGITS = '[一二三四五六七八九十百]{1,4}';
/** Numbers of headings by level, in half-width signs: 一、 （一） 1、 （1）. */
const NUMBERS: readonly RegExp[] = [
  new RegExp(`^(?:第${DIGITS}(?:部分|章)[、:.]?|${DIGITS}[、.])`),
  new RegExp(`^(?:\\(${DIGITS}\\)|第${DIGITS}节)[、.]?`),
  /^\d{1,2}(?:、|\.(?!\d))/,
  /^(?:\(\d{1,2}\)|\d{1,2}\))[、.]?/,
];
const LONGEST = 60;

/** Reads the number before a heading, as printed; undefined where there is none. */
export function numberOf(
  text: string,
): { readonly level: number; readonly number: string; readonly rest: string } | undefined {
  const plain = text.normalize('NFKC');
  for (const [at, pattern] of NUMBERS.entries()) {
    const found = pattern.exec(plain);
    // Signs have one letter in both widths, so places in the one are places in the other.
    if (found && plain.length === text.length)
      return { level: at + 1, number: text.slice(0, found[0].length), rest: text.slice(found[0].length).trim() };
  }
  return undefined;
}

/** A heading stands alone, is short, and is no sentence. */
export function headingOf({ cells }: Pick<Line, 'cells'>): Heading | undefined {
  const words = filled(cells);
  if (words.length !== 1) return undefined;
  const found = numberOf(words[0] ?? '');
  if (!found || found.rest === '' || found.rest.length > LONGEST) return undefined;
  const key = keyOf(found.rest);
  if (/[。;!?]/.test(key) || /[,、]$/.test(key)) return undefined;
  if (found.level > 2 && (/[,:]/.test(key) || key.length > 40)) return undefined;
  return { level: found.level, number: found.number, words: tidyCell(found.rest) };
}

/** A heading that its paragraph follows at once: （一）项目概况。失业保险基金由…… */
export function runInHeading({
  cells,
}: Pick<Line, 'cells'>): { readonly heading: Heading; readonly text: string } | undefined {
  const words = filled(cells);
  const found = words.length === 1 ? numberOf(words[0] ?? '') : undefined;
  const [, head, text] = /^([^，。；：,;:]{2,25})。(.+)$/.exec(found?.rest ?? '') ?? [];
  if (!found || found.level > 2 || head === undefined || text === undefined) return undefined;
  return { heading: { level: found.level, number: found.number, words: tidyCell(head) }, text: tidyCell(text) };
}

/** A chapter of the first two levels: where the text of a report begins, or goes on. */
export const isHeading = (line: Pick<Line, 'cells'>): boolean =>
  (headingOf(line)?.level ?? 9) < 3 || runInHeading(line) !== undefined;
