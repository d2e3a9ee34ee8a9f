import { launchOptions } from '@chengwen/print';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import type { Api } from '../faults/house.js';

const byId = (id: string): string => `[data-testid="${id}"]`;

/** A person at a screen of their own (工位): a private window of the npm Chromium, driven by what they can see and click. */
export class Desk {
  private constructor(readonly page: Page) {}

  static async sitDown(browser: Browser, api: Api, login: string): Promise<Desk> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1366, height: 768 });
    page.setDefaultTimeout(20_000);
    await page.goto(api.url);
    const desk = new Desk(page);
    await desk.click(`login-user-${login}`);
    await desk.read('person');
    return desk;
  }

  async click(id: string): Promise<void> {
    await this.page.locator(byId(id)).click();
  }

  async write(id: string, words: string): Promise<void> {
    await this.page.locator(byId(id)).fill(words);
  }

  /** Waits until it is there, and reads it. */
  async read(id: string): Promise<string> {
    const found = await this.page.waitForSelector(byId(id), { visible: true });
    return (await found?.evaluate((element) => (element as HTMLElement).innerText)) ?? '';
  }

  async has(id: string): Promise<boolean> {
    return (await this.page.$(byId(id))) !== null;
  }

  /** Waits for the stage the form stands at. */
  async reaches(state: string): Promise<void> {
    await this.page.waitForSelector(`${byId('state')}[data-state="${state}"]`);
  }

  async decide(command: string, opinion?: string): Promise<void> {
    await this.click(command);
    if (opinion !== undefined) await this.write('opinion', opinion);
    await this.click('confirm');
  }
}

/** The npm Chromium for tests of a page: scripts on, loopback only. */
export const openBrowser = async (): Promise<Browser> => puppeteer.launch(await launchOptions('testing'));
