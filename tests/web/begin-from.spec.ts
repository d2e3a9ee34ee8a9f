import { emptyContent, parseValue, printValue, type FormContent, type Template } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import type { Browser } from 'puppeteer';
import { House, type Api } from '../faults/house.js';
import { Visitor } from '../faults/visitor.js';
import { Desk, openBrowser } from './desk.js';

const PASSWORD = 'chengwen2020';
const REVIEWERS = ['fenguan', 'fuze', 'caizheng', 'jixiao'];

let house: House;
let api: Api;
let browser: Browser;

beforeAll(async () => {
  house = await House.open(1);
  api = house.apis[0] as Api;
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.close();
}, 60_000);

interface Objective {
  readonly id: string;
  readonly template: string;
  readonly number: string;
  readonly year: number;
  readonly projectName: string;
  readonly state: string;
  readonly round: number;
  readonly contentVersion: number;
  readonly unit: { readonly id: string };
  readonly content: FormContent;
}
const OBJECTIVE = 'id template number year projectName state round contentVersion unit { id } content';

/** The demo's draft of a project objective, taken through every review by the people whose turn it is. */
async function approvedObjective(author: Visitor): Promise<Objective> {
  const { inbox } = await author.ask<{ inbox: { edges: { node: Objective }[] } }>(
    api,
    `{ inbox(first: 50) { edges { node { ${OBJECTIVE} } } } }`,
  );
  const draft = inbox.edges.map(({ node }) => node).find(({ template }) => template === 'project-objective@2023');
  if (draft === undefined) throw new Error('the demo has no draft of a project objective');
  const { id, round, contentVersion } = draft;
  await author.command(api, 'submit', { formId: id, round, contentVersion });
  for (const login of REVIEWERS) {
    const reviewer = await Visitor.logIn(api, login, PASSWORD);
    const { form } = await reviewer.ask<{ form: Objective }>(api, `{ form(id: "${id}") { ${OBJECTIVE} } }`);
    const seen = { formId: id, round: form.round, contentVersion: form.contentVersion };
    await reviewer.command(api, 'approve', { ...seen, opinion: '同意。' });
  }
  const { form } = await author.ask<{ form: Objective }>(api, `{ form(id: "${id}") { ${OBJECTIVE} } }`);
  expect(form.state).toBe('approved');
  return form;
}

/** The same project a year before, with one indicator and what was reached in it. */
async function lastYear(author: Visitor, { unit, year, content }: Objective, reached: string): Promise<void> {
  const template = templates['self-evaluation@2020'] as Template;
  const blank = emptyContent(template);
  const [first] = content.indicators;
  if (first === undefined) throw new Error('the objective has no indicators');
  const { id, category, dimension, name, target } = first;
  const row = { id, category, dimension, name, target, actual: parseValue(reached, { name }) };
  const unscored = { weight: null, score: null, scoreReason: '', variance: '' };
  const fields = { ...blank.fields, projectName: content.fields['projectName'] ?? '' };
  await author.command(api, 'create', {
    key: '01EVTC5Y00CHENGWENTEST0001',
    ...{ template: template.id, unit: unit.id, year: year - 1 },
    content: { ...blank, fields, indicators: [{ ...row, ...unscored }] },
  });
}

it('a self-evaluation begun from an approved objective is held to its targets while it is typed', async () => {
  const visitor = await Visitor.logIn(api, 'tianbao', PASSWORD);
  const objective = await approvedObjective(visitor);
  const [row] = objective.content.indicators;
  if (row === undefined) throw new Error('the objective has no indicators');
  const approved = printValue(row.target);
  await lastYear(visitor, objective, '30.5万人');

  const author = await Desk.sitDown(browser, api, 'tianbao');
  const { page } = author;
  await page.goto(`${api.url}/new`);
  await author.click('kind-self-evaluation');
  await page.click('#year', { count: 3 });
  await page.keyboard.type(String(objective.year));
  await author.click(`origin-${objective.id}`);
  expect(await author.read('origin-words')).toMatch(/将复制.*指标.*现行版本绑定/);
  await author.click('create');

  expect(await author.read('rests-on')).toMatch(new RegExp(`${objective.number} 第\\d+版`));
  const target = `cell-${row.id}-target`;
  expect(await author.read(target)).toContain(approved);
  await page.waitForFunction(
    (cell) => document.querySelector(`[data-testid="${cell}"]`)?.textContent?.includes('上年完成 30.5万人') ?? false,
    {},
    `cell-${row.id}-actual`,
  );

  await page.locator(`[data-testid="${target}"] .value-button`).click();
  await author.write('value-line', '≥1万人');
  await author.click('value-keep');
  // Nothing was saved: the page itself knows what was approved.
  const fix = await page.waitForFunction(
    () =>
      [...document.querySelectorAll<HTMLElement>('[data-testid^="fix-"]')].find(({ innerText }) =>
        innerText.includes('恢复为批复的指标值'),
      )?.dataset['testid'],
  );
  expect(await author.read('findings')).toContain('与批复的绩效目标不一致');
  expect(await author.read('unsaved')).toContain('未保存');
  expect(await author.read(target)).toContain(`批复 ${approved}`);
  await author.click((await fix.jsonValue()) ?? '');
  await page.waitForFunction(
    () => !document.querySelector('[data-testid="findings"]')?.textContent?.includes('与批复的绩效目标不一致'),
  );
  const restored = await author.read(target);
  expect(restored).toContain(approved);
  expect(restored).not.toContain('≥1万人');
}, 60_000);
