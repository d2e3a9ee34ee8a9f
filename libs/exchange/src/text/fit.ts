import { parseValue } from '@chengwen/domain';
import { decimalOf } from './funding.js';
import type { HeadColumn, Side } from './grid-head.js';

/** A filled cell of a row, and where it stands. */
export interface Cell {
  readonly text: string;
  readonly at: number;
}

/** A row whose cells found their columns: labels nobody knows, the name, one text per column. */
export interface Fit {
  readonly labels: readonly string[];
  readonly name: string;
  readonly values: readonly string[];
  readonly score: number;
}

/** What is longer is no label of a category or dimension. */
const LONGEST_LABEL = 20;
const IMPOSSIBLE = -1000;

/** Whether a text is a value and no name: ≥95%, 每月25日前. */
export const isValue = (text: string): boolean => {
  if (text.length > 40) return false;
  const { kind } = parseValue(text);
  return (
    ['compare', 'figure', 'range', 'deadline', 'none'].includes(kind) ||
    (kind === 'malformed' && /^[\d≥≤<>=]/.test(text))
  );
};

const numeric = (column: HeadColumn): boolean => column.spec.key === 'weight' || column.spec.key === 'score';
const words = new Set(['variance', 'measure', 'basis', 'rule', 'evidence']);

/**
 * Puts the cells of a row under the columns of its side (归列). Merged cells that are missing move everything to the left or
 * right, by the same or not; blank cells leave gaps. Of all ways the one that makes most sense of every cell is taken;
 * undefined where none does.
 */
export function fit(
  cells: readonly Cell[],
  side: Side,
  options: { readonly placed: boolean; readonly whole: boolean },
): Fit | undefined {
  const { columns } = side;
  let best: Fit | undefined;
  const offer = (labels: readonly string[], name: string, values: readonly string[], bonus: number): void => {
    const score = worth(name, values, columns) + bonus - labels.length * 3;
    if (score > IMPOSSIBLE / 2 && (!best || score > best.score)) best = { labels, name, values, score };
  };
  for (let extra = 0; extra <= 2 && extra < cells.length; extra++) {
    const labels = cells.slice(0, extra).map(({ text }) => text);
    if (labels.some((text) => text.length > LONGEST_LABEL || isValue(text))) break;
    const [name, ...rest] = cells.slice(extra);
    if (!name) break;
    if (rest.length > columns.length) {
      if (!options.placed)
        offer(
          labels,
          cells
            .slice(extra, cells.length - columns.length)
            .map(({ text }) => text)
            .join(''),
          rest.slice(-columns.length).map(({ text }) => text),
          -4,
        );
      continue;
    }
    if (rest.length === columns.length)
      offer(
        labels,
        name.text,
        rest.map(({ text }) => text),
        0,
      );
    else
      for (const { values, bonus } of arrangements(rest, side, options.placed)) offer(labels, name.text, values, bonus);
  }
  if (!best || (best.values.every((value) => value === '') && !(options.whole && standsAtName(cells, side))))
    return undefined;
  return best;
}

const standsAtName = (cells: readonly Cell[], { nameAt }: Side): boolean =>
  cells.length === 1 && cells[0]?.at === nameAt && nameAt > 0;

/** Ways to leave columns blank: all cells moved by as much under the head, or in their order with gaps. */
function* arrangements(
  rest: readonly Cell[],
  { columns }: Side,
  placed: boolean,
): Generator<{ values: string[]; bonus: number }> {
  if (placed)
    for (const shift of [0, -1, 1, -2, 2, -3, 3]) {
      const values = columns.map(({ at }) => rest.find((cell) => cell.at === at + shift)?.text ?? '');
      if (values.filter((value) => value !== '').length === rest.length)
        yield { values, bonus: 2 - Math.abs(shift) * 0.3 };
    }
  for (const gaps of choose(columns.length, columns.length - rest.length)) {
    let next = 0;
    yield {
      values: columns.map((_, at) => (gaps.has(at) ? '' : (rest[next++]?.text ?? ''))),
      bonus: (-0.1 * [...gaps].reduce((sum, at) => sum + columns.length - at, 0)) / columns.length,
    };
  }
}

/** All choices of so many places; the last ones first, as what is left out usually stands at the end. */
function* choose(places: number, many: number): Generator<Set<number>> {
  if (many === 0) return yield new Set();
  for (let at = places - 1; at >= many - 1; at--) for (const rest of choose(at, many - 1)) yield rest.add(at);
}

/** How much sense a row makes. */
function worth(name: string, values: readonly string[], columns: readonly HeadColumn[]): number {
  if (decimalOf(name) !== undefined) return IMPOSSIBLE;
  let score = isValue(name) ? -6 : 0;
  let figures = 0;
  columns.forEach((column, at) => {
    const value = values[at] ?? '';
    const { key, options } = column.spec;
    if (value === '') {
      if (key === 'target') score -= 2;
      if (key === 'actual') score -= 1;
    } else if (numeric(column)) {
      if (decimalOf(value) === undefined) score += IMPOSSIBLE;
      else figures++;
    } else if (options?.includes(value)) score += 2;
    else if (words.has(key) && (decimalOf(value) !== undefined || isValue(value))) score -= 3;
  });
  // Where rows have figures of their own, words without any are no row.
  if (figures === 0 && columns.some(numeric)) return IMPOSSIBLE;
  return score;
}
