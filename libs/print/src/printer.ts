import type { BrowserPlace } from './browser/chromium.js';
import { PagePool } from './browser/page-pool.js';
import { textHeight } from './form/paper.js';
import { prepareForm, type PrintTemplate } from './form/render-form.js';
import { measure } from './layout/measure.js';
import { paginate, type Cut, type RowMeasure } from './layout/paginate.js';
import type { PrintModel } from './model.js';
import { isolate, type IsolatedPage } from './pdf/isolated-page.js';
import { pagePdf } from './pdf/page-pdf.js';

/** Enough for a form of many pages on a busy machine; a page that takes longer hangs. */
const TIMEOUT_MS = 60_000;
/** Cutting pages changes heights (a repeated label may need more room than its rows), which may change the cuts. */
const MOST_ROUNDS = 4;

/** Order to print one document. */
export type PdfOptions = {
  /** Date written into the file, in place of the time of printing: equal HTML and clock give equal bytes. */
  readonly clock: Date;
  readonly timeoutMs?: number;
};

/** Order to print one form (打印): the model, its edition's template, and the time of the version printed. */
export type FormOrder = PdfOptions & PrintTemplate & { readonly model: PrintModel };

/**
 * Makes PDFs with one browser of its own: started with the first document, kept, restarted after a crash, two pages at
 * a time. Documents have no scripts, no network and no files. Throws {@link BrowserUnavailable} where there is no
 * browser, {@link PageLost} where it hangs or keeps crashing.
 */
export class Printer {
  private readonly pool: PagePool<IsolatedPage>;

  constructor(place: BrowserPlace = {}) {
    this.pool = new PagePool(isolate, place);
  }

  /** A whole HTML document as a tagged PDF; its `<title>` and `lang` become those of the PDF. */
  renderPdf(html: string, { clock, timeoutMs = TIMEOUT_MS }: PdfOptions): Promise<Uint8Array> {
    return this.pool.use(async ({ page, show }) => {
      await show(html);
      const pdf = await pagePdf(page, clock);
      // Unlike a form, this may hold anything, such as a delayed reload; the next document starts from nothing.
      await page.goto('about:blank');
      return pdf;
    }, timeoutMs);
  }

  /** A form as a tagged PDF, its pages cut between rows and its merged labels repeated on each. */
  async printForm({ model, clock, timeoutMs = TIMEOUT_MS, ...template }: FormOrder): Promise<Uint8Array> {
    const form = await prepareForm(model, template);
    return this.pool.use(async ({ page, show }) => {
      const rows: RowMeasure[] = [];
      let cuts: Cut[] = [];
      await show(form.render(cuts));
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const measured = await measure(page, textHeight(form.paper));
        if (!measured) break;
        for (const [row, found] of measured.whole) {
          // Only ever higher, or two layouts could chase each other.
          if (found.height > (rows[row]?.height ?? 0)) rows[row] = found;
        }
        const next = paginate({ ...measured, rows, flows: form.flows });
        if (JSON.stringify(next) === JSON.stringify(cuts)) break;
        cuts = next;
        await show(form.render(cuts));
      }
      return pagePdf(page, clock);
    }, timeoutMs);
  }

  /** Starts the browser (unpacking it the first time) before anything is printed. */
  warm(): Promise<void> {
    return this.pool.warm();
  }

  /** Ends the browser. The printer can be used again; it then starts another. */
  close(): Promise<void> {
    return this.pool.close();
  }
}
