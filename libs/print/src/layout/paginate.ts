/** Where each line of a cell's text begins, in UTF-16 units; by the name of the cell. */
export type LineStarts = Readonly<Record<string, readonly number[]>>;

/** One indicator row as measured, in CSS pixels. */
export type RowMeasure = {
  readonly height: number;
  /** Present for rows higher than a page, which have to be divided between lines. */
  readonly lines?: { readonly lineHeight: number; readonly starts: LineStarts };
};

/** Heights of a form in CSS pixels, as one endless page shows it. */
export type Measures = {
  /** Height of the text area of a sheet. */
  readonly page: number;
  /** Where the first indicator row begins. */
  readonly firstTop: number;
  /** Height of the table head repeated on each page, with the frame. */
  readonly head: number;
  readonly rows: readonly RowMeasure[];
  /** Whether the table may begin on the page where a heading of several pages ends; else it begins a page of its own. */
  readonly flows?: boolean;
  /** What has to stand on the page of the last row: total, grade, and the foot where it is short. */
  readonly tail: number;
};

/** A new page begins before `row`; with `from`, inside it, each cell going on at its offset. */
export type Cut = { readonly row: number; readonly from?: Readonly<Record<string, number>> };

/** Rounding of measured heights, and the frame's lower edge. */
const SAFETY = 6;
/** What a heading may leave empty at the foot of each page it fills: a line that did not fit, and the frame. */
const BREAK_LOSS = 32;
/** A divided row shows at least so many lines on a page. */
const LEAST_LINES = 4;
/** The last part of a divided row is at least as high as the labels repeated beside it. */
const LABEL_HEIGHT = 80;

/** Height above which a row cannot stand whole on any page. */
export const tallestRow = ({ page, head }: Pick<Measures, 'page' | 'head'>): number => page - SAFETY - head;

/**
 * Decides where new pages begin, so that no row is divided that fits on a page, and the merged labels can be repeated
 * at the top of each. Cuts come in order.
 */
export function paginate({ page, firstTop, head, rows, tail, flows = false }: Measures): Cut[] {
  const bottom = page - SAFETY;
  const cuts: Cut[] = [];
  const before = flows ? Math.floor(firstTop / page) : 0;
  let y = firstTop - before * page + before * BREAK_LOSS;
  const cut = (at: Cut): void => {
    cuts.push(at);
    y = head;
  };
  rows.forEach(({ height, lines }, row) => {
    if (!lines) {
      const keepsTail = row === rows.length - 1 && head + height + tail <= bottom;
      if (y + height + (keepsTail ? tail : 0) > bottom && y > head) cut({ row });
      y += height;
      return;
    }
    const count = Math.max(...Object.values(lines.starts).map((starts) => starts.length));
    const padding = Math.max(0, height - count * lines.lineHeight);
    const room = (): number => Math.floor((bottom - y - padding) / lines.lineHeight);
    if (room() < LEAST_LINES && y > head) cut({ row });
    let shown = 0;
    while (count - shown > room()) {
      shown += Math.max(1, room());
      cut({ row, from: offsetsAt(lines.starts, shown) });
    }
    y += Math.max(LABEL_HEIGHT, padding + (count - shown) * lines.lineHeight);
  });
  return cuts;
}

/** How much of each cell is on the pages before line `line`. A cell that has ended stays at its end. */
function offsetsAt(starts: LineStarts, line: number): Record<string, number> {
  return Object.fromEntries(Object.entries(starts).map(([cell, at]) => [cell, at[line] ?? Number.MAX_SAFE_INTEGER]));
}
