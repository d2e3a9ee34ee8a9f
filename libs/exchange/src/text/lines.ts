import { plainText } from '@chengwen/domain';

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

/** Letters for recognising: no blanks, half-width signs. */
export const keyOf = (text: string): string => plainText(text).normalize('NFKC').replace(/\s+/g, '');

/** Cuts a source into lines. Whatever the line ends are, numbers count as an editor counts them. */
export const linesOf = (text: string): Line[] =>
  text.split(/\r\n|\r|\n/).map((raw, index) => ({
    number: index + 1,
    raw,
    cells: raw.split(raw.includes('\t') ? '\t' : /\s{2,}/).map(tidyCell),
    key: keyOf(raw),
  }));

/** A cell's text; blanks that a justified line left between Chinese characters and figures are not the author's. */
const tidyCell = (cell: string): string =>
  plainText(cell).replace(
    /(?<=[⺀-鿿！-｠。，、；：“”（）〔〕≥≤]) (?=\S)|(?<=\S) (?=[⺀-鿿！-｠。，、；：“”（）〔〕≥≤])/g,
    '',
  );

export const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell !== '');
