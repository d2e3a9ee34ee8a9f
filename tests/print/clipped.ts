import type { startBrowser } from '@chengwen/print';

type Browser = Awaited<ReturnType<typeof startBrowser>>;

/** Cells whose text reaches out of them, as the browser lays them out on one endless page of the right width. */
export async function clippedIn(browser: Browser, html: string): Promise<string[]> {
  const page = await browser.newPage();
  try {
    await page.emulateMediaType('print');
    await page.setContent(html, { waitUntil: 'load' });
    return await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('td, th, .entry, .paragraph, .line')].flatMap((cell) => {
        const box = cell.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(cell);
        const edge = document.body.getBoundingClientRect().right;
        // A title's glyphs are higher than its line; cells have padding for that.
        const slack = cell.matches('td, th') ? 1 : 8;
        const out = [...range.getClientRects()].some(
          (line) =>
            line.left < box.left - 1 ||
            line.right > Math.min(box.right, edge) + 1 ||
            line.top < box.top - slack ||
            line.bottom > box.bottom + slack,
        );
        const tight = cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + slack;
        return out || (tight && cell.clientWidth > 0) ? [cell.innerText.slice(0, 40)] : [];
      }),
    );
  } finally {
    await page.close();
  }
}
