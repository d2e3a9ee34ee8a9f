import type { Browser, Page } from 'puppeteer';
import { launchOptions, type BrowserPlace } from './chromium.js';
import { startBrowser } from './start.js';

/** More pages at once gain nothing on the two cores a small server has. */
const MOST_PAGES = 2;

/** A page could not be used to its end: the browser died, or the time allowed was over. */
export class PageLost extends Error {
  constructor(
    readonly reason: 'crash' | 'timeout',
    options?: ErrorOptions,
  ) {
    super(reason === 'crash' ? 'The browser ended while it was printing.' : 'Printing took too long.', options);
    this.name = 'PageLost';
  }
}

/** After so many documents a page is replaced, whatever it may have gathered. */
const MOST_USES = 100;

/** A page made ready for its work, which is done with `tool`. */
type Ready<T> = { readonly page: Page; readonly browser: Browser; readonly tool: T; uses: number };

/**
 * One browser, started when first needed, started again after a crash; at most two pages at once, others queue.
 * A page is made ready once (`prepare`) and kept for the next document; one whose work failed is thrown away.
 */
export class PagePool<T> {
  private browser: Promise<Browser> | undefined;
  private busy = 0;
  private readonly waiting: (() => void)[] = [];
  private idle: Ready<T>[] = [];
  private closed = false;

  constructor(
    private readonly prepare: (page: Page) => Promise<T>,
    private readonly place: BrowserPlace = {},
  ) {}

  /** Gives `work` a page that nobody else uses meanwhile. A crash is retried once: `work` may run twice. */
  async use<R>(work: (tool: T) => Promise<R>, timeoutMs: number): Promise<R> {
    await this.enter();
    try {
      return await this.attempt(work, timeoutMs).catch((error: unknown) => {
        if (error instanceof PageLost && error.reason === 'crash' && !this.closed) return this.attempt(work, timeoutMs);
        throw error;
      });
    } finally {
      this.leave();
    }
  }

  /** Starts the browser ahead of the first form. */
  async warm(): Promise<void> {
    await this.running();
  }

  /** Process id of the running browser, for an operator who wants to watch it. */
  async processId(): Promise<number | undefined> {
    return (await this.running()).process()?.pid;
  }

  /** Ends the browser; pages still in use are lost. */
  async close(): Promise<void> {
    this.closed = true;
    const browser = await this.browser?.catch(() => undefined);
    this.browser = undefined;
    this.idle = [];
    await browser?.close();
  }

  private async attempt<R>(work: (tool: T) => Promise<R>, timeoutMs: number): Promise<R> {
    const browser = await this.running();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new PageLost('timeout')), timeoutMs);
    });
    let ready: Ready<T> | undefined;
    try {
      const result = await Promise.race([
        (async () => {
          ready = await this.take(browser);
          return work(ready.tool);
        })(),
        tooLong,
      ]);
      if (ready && ready.uses < MOST_USES && browser.connected && !this.closed) this.idle.push(ready);
      else await ready?.page.close().catch(() => undefined);
      return result;
    } catch (error) {
      if (!browser.connected) throw new PageLost('crash', { cause: error });
      // A page that hangs may hold the whole browser: the next form gets a new one.
      if (error instanceof PageLost) this.discard(browser);
      else await ready?.page.close().catch(() => undefined);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async take(browser: Browser): Promise<Ready<T>> {
    this.idle = this.idle.filter((ready) => ready.browser === browser && !ready.page.isClosed());
    const kept = this.idle.pop();
    if (kept) {
      kept.uses += 1;
      return kept;
    }
    const page = await browser.newPage();
    return { page, browser, tool: await this.prepare(page), uses: 1 };
  }

  private running(): Promise<Browser> {
    this.browser ??= this.start();
    return this.browser;
  }

  private async start(): Promise<Browser> {
    this.closed = false;
    try {
      const browser = await startBrowser(await launchOptions('printing', this.place));
      const started = this.browser;
      browser.once('disconnected', () => {
        if (this.browser === started) this.browser = undefined;
      });
      return browser;
    } catch (error) {
      this.browser = undefined;
      throw error;
    }
  }

  private discard(browser: Browser): void {
    this.browser = undefined;
    // Not disconnected as well: with nobody listening, the broken pipe would be an uncaught error.
    browser.process()?.kill('SIGKILL');
  }

  private async enter(): Promise<void> {
    if (this.busy < MOST_PAGES) this.busy += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.busy -= 1;
  }
}
