import type { Browser, LaunchOptions, Page } from 'puppeteer';
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

/** One browser, started when first needed, started again after a crash; at most two pages at once, others queue. */
export class PagePool {
  private browser: Promise<Browser> | undefined;
  private busy = 0;
  private readonly waiting: (() => void)[] = [];
  private closed = false;

  constructor(
    private readonly place: BrowserPlace = {},
    private readonly options: (place: BrowserPlace) => Promise<LaunchOptions> = (at) => launchOptions('printing', at),
  ) {}

  /** Gives `work` a fresh page and closes it afterwards. A crash is retried once: `work` may run twice. */
  async use<T>(work: (page: Page) => Promise<T>, timeoutMs: number): Promise<T> {
    await this.enter();
    try {
      try {
        return await this.attempt(work, timeoutMs);
      } catch (error) {
        if (error instanceof PageLost && error.reason === 'crash' && !this.closed)
          return await this.attempt(work, timeoutMs);
        throw error;
      }
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
    await browser?.close();
  }

  private async attempt<T>(work: (page: Page) => Promise<T>, timeoutMs: number): Promise<T> {
    const browser = await this.running();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new PageLost('timeout')), timeoutMs);
    });
    let page: Page | undefined;
    try {
      return await Promise.race([
        (async () => {
          page = await browser.newPage();
          return work(page);
        })(),
        tooLong,
      ]);
    } catch (error) {
      if (!browser.connected) throw new PageLost('crash', { cause: error });
      // A page that hangs may hold the whole browser: the next form gets a new one.
      if (error instanceof PageLost) this.discard(browser);
      throw error;
    } finally {
      clearTimeout(timer);
      if (browser.connected) await page?.close().catch(() => undefined);
    }
  }

  private running(): Promise<Browser> {
    this.browser ??= this.start();
    return this.browser;
  }

  private async start(): Promise<Browser> {
    this.closed = false;
    try {
      const browser = await startBrowser(await this.options(this.place));
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
