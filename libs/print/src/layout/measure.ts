/// <reference lib="dom" />
import type { Page } from 'puppeteer';
import { tallestRow, type Measures, type RowMeasure } from './paginate.js';

/** A foot that would leave less than this for rows does not have to share their page. */
const TALLEST_TAIL_SHARE = 0.45;

/** Measures of a form; rows that are shown in parts already are absent from `whole`. */
export type Measured = Omit<Measures, 'rows'> & { readonly whole: ReadonlyMap<number, RowMeasure> };

/**
 * Measures the rows of a form that `page` shows. The question comes from outside, so it is answered although the
 * document's own scripts are switched off. A template marks its rows with `data-row` (their index), the cells that may
 * be divided with `data-cell`, parts of divided rows with `data-part="yes"`, and the total with `data-total`. Returns
 * undefined if there are no rows.
 */
export async function measure(page: Page, textHeightMm: number): Promise<Measured | undefined> {
  const height = (textHeightMm * 96) / 25.4;
  const found = await page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('tr[data-row]')];
    const [first, last, total] = [rows[0], rows.at(-1), document.querySelector('[data-total]')];
    if (!first || !last) return undefined;
    const end = last.getBoundingClientRect().bottom;
    return {
      firstTop: first.getBoundingClientRect().top + scrollY,
      head: (first.closest('table')?.tHead?.getBoundingClientRect().height ?? 0) + 2,
      heights: rows
        .filter((row) => row.dataset.part !== 'yes')
        .map((row) => [Number(row.dataset.row), row.getBoundingClientRect().height] as const),
      totalHeight: total ? total.getBoundingClientRect().bottom - end : 0,
      restHeight: document.body.getBoundingClientRect().bottom - end,
    };
  });
  if (!found) return undefined;
  const { totalHeight, restHeight, heights, firstTop, head } = found;
  const tail = restHeight <= height * TALLEST_TAIL_SHARE ? restHeight : totalHeight;
  const limit = tallestRow({ page: height, head });
  const whole = new Map<number, RowMeasure>();
  for (const [row, rowHeight] of heights) {
    whole.set(row, rowHeight <= limit ? { height: rowHeight } : { height: rowHeight, lines: await lines(page, row) });
  }
  return { page: height, firstTop, head, tail, whole };
}

/** Finds the line breaks the browser made, by the places of the characters. */
function lines(page: Page, row: number): Promise<NonNullable<RowMeasure['lines']>> {
  return page.evaluate((index) => {
    const starts: Record<string, number[]> = {};
    let lineHeight = 16;
    for (const cell of document.querySelectorAll<HTMLElement>(`tr[data-row="${index}"] [data-cell]`)) {
      const text = cell.firstChild;
      const offsets = [0];
      lineHeight = Number.parseFloat(getComputedStyle(cell).lineHeight) || lineHeight;
      if (text instanceof Text) {
        const range = document.createRange();
        let top = Number.NEGATIVE_INFINITY;
        for (let at = 0; at < text.length; at += 1) {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const box = range.getBoundingClientRect();
          // A character that takes no room (a line end, half of a pair) begins no line.
          if (box.height === 0) continue;
          if (box.top > top + lineHeight / 2) {
            if (top > Number.NEGATIVE_INFINITY) offsets.push(at);
            top = box.top;
          }
        }
      }
      starts[cell.dataset.cell ?? ''] = offsets;
    }
    return { lineHeight, starts };
  }, row);
}
