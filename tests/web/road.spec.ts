import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChanges, type Change, type FormContent, type Template } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import type { Browser } from 'puppeteer';
import { House, type Api } from '../faults/house.js';
import { Visitor } from '../faults/visitor.js';
import { Desk, openBrowser } from './desk.js';

const PASSWORD = 'chengwen2020';
const corrections = new URL('../../templates/self-evaluation/2020/corrections.json', import.meta.url);

let house: House;
let api: Api;
let browser: Browser;

beforeAll(async () => {
  house = await House.open(1);
  api = house.apis[0] as Api;
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  // What the screens showed last, for whoever has to find out why a step was not taken.
  const pages = (await Promise.all(browser.browserContexts().map((context) => context.pages()))).flat();
  for (const [at, page] of pages.entries())
    if (page.url().startsWith('http')) await page.screenshot({ path: join(tmpdir(), `chengwen-screen-${at}.png`) });
  await browser.close();
  await house.close();
}, 60_000);

interface Standing {
  readonly id: string;
  readonly round: number;
  readonly contentVersion: number;
  readonly content: FormContent;
}

/** The listed corrections, sent as one save: what a page does cell by cell, and the value editor is tried on below. */
async function correct(id: string): Promise<void> {
  const author = await Visitor.logIn(api, 'tianbao', PASSWORD);
  const { form } = await author.ask<{ form: Standing }>(
    api,
    `{ form(id: "${id}") { id round contentVersion content } }`,
  );
  const changes = JSON.parse(await readFile(corrections, 'utf8')) as Change[];
  const template = templates['self-evaluation@2020'] as Template;
  const content = applyChanges(
    template,
    form.content,
    changes.map(({ path, value }) => ({ path, value })),
  );
  const { round, contentVersion } = form;
  await author.command(api, 'save', { formId: id, round, contentVersion, content });
}

it('people take one form its road with what they see and click, and one return on the way', async () => {
  const author = await Desk.sitDown(browser, api, 'tianbao');
  const row = await author.page.waitForSelector('[data-testid^="inbox-row-"]');
  const id = ((await row?.evaluate((element) => element.getAttribute('data-testid'))) ?? '').replace('inbox-row-', '');
  expect(await author.read(`inbox-row-${id}`)).toContain('喀什地区本级城镇职工基本医疗保险基金支出项目');
  await author.page.goto(`${api.url}/forms/${id}`);

  // A tangled range cannot be kept; the range that was meant is offered.
  await author.page.locator('[data-testid="cell-i4-target"] .value-button').click();
  await author.write('value-line', '105%≤≥95%');
  expect(await author.read('value-problem')).toContain('区间写法错误');
  expect(
    await author.page.$eval('[data-testid="value-keep"]', (button) => (button as HTMLButtonElement).disabled),
  ).toBe(true);
  const before = Number.parseInt(await author.read('findings-count'));
  await author.click('value-offer');
  await author.click('value-keep');
  await author.page.waitForFunction(
    () => document.querySelector('[data-testid="cell-i4-target"]')?.textContent?.includes('95%≤x≤105%') ?? false,
  );
  await author.page.waitForFunction(
    (count) => Number.parseInt(document.querySelector('[data-testid="findings-count"]')?.textContent ?? '') < count,
    {},
    before,
  );
  await author.click('save');
  await author.page.waitForFunction(() => document.querySelector('[data-testid="unsaved"]') === null);

  await correct(id);
  await author.page.reload();
  expect(await author.read('total-score')).toContain('97.05');
  expect(await author.read('grade')).toContain('优');
  await author.decide('submit');
  await author.reaches('unitReview');

  const [deputy, head] = [await Desk.sitDown(browser, api, 'fenguan'), await Desk.sitDown(browser, api, 'fuze')];
  await deputy.page.goto(`${api.url}/forms/${id}`);
  await deputy.decide('approve', '同意。');
  await deputy.page.waitForFunction(() => document.querySelector('[data-testid="approve"]') === null);
  await head.page.goto(`${api.url}/forms/${id}`);
  await head.decide('approve', '同意。');
  // The head's approval is carried over to the department, which is one body with the unit.
  await head.reaches('financeReview');
  expect(await head.read('stage-departmentReview')).toContain('沿用');

  const finance = await Desk.sitDown(browser, api, 'caizheng');
  await finance.page.goto(`${api.url}/forms/${id}`);
  await finance.click('return');
  await finance.page.locator('#return-reason').click();
  await finance.page.keyboard.press('Enter');
  await finance.write('return-opinion', '请补充说明。');
  await finance.click('pick-cell-i1-actual');
  await finance.page.locator('.pending-comment textarea').fill('请核对参保人数。');
  await finance.click('return-confirm');
  await finance.reaches('returned');

  await author.page.reload();
  expect(await author.read('returned')).toContain('财政社保科');
  expect(await author.read('comments')).toContain('请核对参保人数。');
  await author.page.locator('[data-testid^="answer-"]').click();
  await author.write('answer', '已与业务系统核对。');
  await author.click('confirm');
  await author.page.waitForFunction(() => document.querySelector('[data-testid^="answer-c"]') === null);
  await author.decide('submit');
  await author.reaches('unitReview');

  await author.page.goto(`${api.url}/forms/${id}/versions`);
  expect(await author.read('version-3')).toContain('3');
  const pdf = await author.page.$eval('[data-testid="version-pdf-3"]', (link) => (link as HTMLAnchorElement).href);
  const cookies = (await author.page.browserContext().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const printed = await fetch(pdf, { headers: { cookie: cookies } });
  expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect((await fetch(pdf)).status).not.toBe(200);

  // Somebody of another unit sees nothing of it, by address or in any list.
  const stranger = await Desk.sitDown(browser, api, 'yc-tianbao');
  await stranger.page.goto(`${api.url}/forms/${id}`);
  expect(await stranger.read('failure')).toContain('找不到该表单');
  await stranger.page.goto(`${api.url}/forms`);
  await stranger.page.waitForSelector('h1');
  expect(await stranger.has(`form-row-${id}`)).toBe(false);
}, 240_000);
