/** A column whose width follows its texts. */
export type FlexibleColumn = {
  readonly least: number;
  /** Width to stay near when the texts do not care. */
  readonly usual: number;
};

/** One Han character of 9 pt. */
const FULL_WIDTH_MM = 3.18;
const PADDING_MM = 2;
const WRAP = 0.5;
/** A number is not broken in two as long as its column may be this wide. */
const WIDEST_RUN_MM = 28;
const LATIN_EM = 0.58;

/**
 * Shares `total` millimetres among columns so that the table comes out as low as it can: a column with one long text
 * takes width from columns of short ones. `rows` hold one text per column. Whole millimetres, deterministic.
 */
export function shareWidth(
  wanted: readonly FlexibleColumn[],
  rows: readonly string[][],
  total: number,
  letterPt = 9,
): number[] {
  const em = (FULL_WIDTH_MM * letterPt) / 9;
  const columns = wanted.map(({ least, usual }, i) => ({
    usual,
    least: Math.max(
      least,
      Math.min((WIDEST_RUN_MM * letterPt) / 9, Math.max(0, ...rows.map((row) => longestRun(row[i] ?? '', em)))),
    ),
  }));
  const usualSum = columns.reduce((sum, { usual }) => sum + usual, 0);
  let widths = columns.map(({ usual, least }) => Math.max(least, Math.floor((usual * total) / usualSum)));
  widths[widths.length - 1]! += total - widths.reduce((sum, width) => sum + width, 0);
  const start = widths;
  const demand = rows.map((row) => row.map(paragraphs));
  const cost = (candidate: readonly number[]): number => {
    const lines = demand.reduce((sum, row) => {
      const cells = row.map((cell, i) => linesOf(cell, candidate[i] ?? 0, em));
      // Height counts first; a cell that wraps without making its row higher still reads worse than one that does not.
      return sum + Math.max(...cells) + WRAP * cells.reduce((total, count) => total + count - 1, 0);
    }, 0);
    return lines + candidate.reduce((sum, width, i) => sum + Math.abs(width - (start[i] ?? 0)), 0) * 0.004;
  };
  let best = cost(widths);
  for (let better = true; better;) {
    better = false;
    for (const step of [16, 8, 4, 2, 1]) {
      for (let from = 0; from < columns.length; from += 1) {
        for (let to = 0; to < columns.length; to += 1) {
          if (from === to || (widths[from] ?? 0) - step < (columns[from]?.least ?? 0)) continue;
          const candidate = widths.map((width, i) => width + (i === to ? step : 0) - (i === from ? step : 0));
          const value = cost(candidate);
          if (value < best - 1e-9) {
            [widths, best, better] = [candidate, value, true];
          }
        }
      }
    }
  }
  return widths;
}

/** Width of a character of Song in ems, near enough to share out columns. */
const ems = (character: string): number => (character === '%' ? 0.95 : character < '\u2000' ? LATIN_EM : 1);

/** Width in Han characters of each line the text itself begins. */
const paragraphs = (text: string): number[] =>
  text.split('\n').map((line) => [...line].reduce((sum, c) => sum + ems(c), 0));

const linesOf = (cell: readonly number[], width: number, em: number): number =>
  cell.reduce((sum, length) => sum + Math.max(1, Math.ceil((length * em) / (width - PADDING_MM))), 0);

/** Width of the longest run of digits and Latin letters, with its signs. */
const longestRun = (text: string, em: number): number =>
  Math.max(
    0,
    ...(text.match(/[\x21-\x7e≤≥±×]+/g) ?? []).map(
      (run) => [...run].reduce((sum, c) => sum + ems(c), 0) * em + PADDING_MM,
    ),
  );
