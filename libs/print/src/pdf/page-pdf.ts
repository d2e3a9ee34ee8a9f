import type { Page } from 'puppeteer';
import { makeRepeatable } from './repeatable.js';

/** Prints what `page` shows as a tagged PDF with bookmarks; paper, margins and page numbers come from its CSS. */
export async function pagePdf(page: Page, clock: Date): Promise<Uint8Array> {
  const pdf = await page.pdf({
    tagged: true,
    outline: true,
    preferCSSPageSize: true,
    printBackground: true,
    waitForFonts: true,
  });
  return makeRepeatable(pdf, clock);
}
