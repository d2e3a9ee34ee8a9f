/** Every edition on paper: whole, readable, in order, nothing clipped, whatever it is filled with. */
import { jest } from '@jest/globals';
import type { Template } from '@chengwen/domain';
import { launchOptions, Printer, renderForm, startBrowser, type PrintModel, type PrintTemplate } from '@chengwen/print';
import { templates } from '@chengwen/templates';
import { fillForm, type Fill } from './fill-form.js';
import { modelOf } from './model-of.js';
import { contentOf, genericPaper, paperOf } from './paper.js';
import { clippedIn } from './clipped.js';
import { entered, holdsInOrder, withoutMargins } from './on-paper.js';
import { readPages, squeezed } from './read-pages.js';

// Long forms on a busy machine; nothing here is timed.
jest.setTimeout(300_000);

const clock = new Date('2021-02-25T00:00:00Z');
const printer = new Printer();
type Browser = Awaited<ReturnType<typeof startBrowser>>;
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser(await launchOptions('testing'));
});
afterAll(async () => {
  await Promise.all([printer.close(), browser.close()]);
});

const clipped = (html: string): Promise<string[]> => clippedIn(browser, html);
const print = async (model: PrintModel, paper: PrintTemplate): Promise<string[]> =>
  readPages(await printer.printForm({ ...paper, model, clock }));

const editions = Object.values(templates);
const fills: readonly Fill[] = ['empty', 'typical', 'longest'];
/** A long form is printed once for all that is asked of it. */
const printed = new Map<string, Promise<string[]>>();
const pagesOf = (template: Template, fill: Fill): Promise<string[]> => {
  const key = `${template.id} ${fill}`;
  const pages = printed.get(key) ?? print(model(template, fill), paperOf(template));
  printed.set(key, pages);
  return pages;
};
const model = (template: Template, fill: Fill): PrintModel =>
  modelOf(template, contentOf(template, fill), fill, template.years.from);

const cases = editions.flatMap((template) => fills.map((fill) => ({ id: template.id, fill, template })));

describe.each(cases)('$id, $fill', ({ template, fill }) => {
  const form = model(template, fill);

  it('keeps every word that was entered, readable and in order', async () => {
    const text = withoutMargins(await pagesOf(template, fill));
    expect(entered(form).filter((wanted) => !holdsInOrder(text, wanted))).toEqual([]);
    expect(text).toContain(squeezed(form.title));
    expect(text).not.toMatch(/[\u2e80-\u2fdf\uf900-\ufaff\ufffd]/);
  });

  it('clips no cell', async () => {
    expect(await clipped(await renderForm(form, paperOf(template)))).toEqual([]);
  });
});

const withGrid = editions.filter(({ categories }) => categories.length > 0);

describe.each(withGrid.map((template) => ({ id: template.id, template })))('the grid of $id', ({ template }) => {
  it('repeats heads and merged labels on each page, and prints each of 80 rows once, in order', async () => {
    const pages = await pagesOf(template, 'longest');
    const groupOf = new Map<number, [string, string]>();
    for (const { label, dimensions } of model(template, 'longest').groups)
      for (const dimension of dimensions)
        for (const { name } of dimension.rows) {
          groupOf.set(Number(/第(\d+)项/.exec(name)?.[1]), [label, dimension.label]);
        }
    const seen: number[] = [];
    for (const page of pages) {
      const rows = [...page.matchAll(/第(\d+)项指标/g)].map(([, number]) => Number(number));
      seen.push(...rows);
      const [first] = rows;
      if (first === undefined) continue;
      expect(page).toContain('三级指标');
      for (const label of groupOf.get(first) ?? ['?']) expect(page).toContain(squeezed(label));
    }
    expect(seen).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
  });

  it('has a row 总分 exactly where the form is scored', async () => {
    const text = (await pagesOf(template, 'longest')).join('');
    expect(text.includes('总分')).toBe((template.weighing ?? 'scored') === 'scored');
  });

  it('leaves no page with the seal and nothing else', async () => {
    const last = (await pagesOf(template, 'longest')).at(-1) ?? '';
    expect(last).toContain('填报单位（公章）');
    expect(/请在下一年度合理设定指标值|第80项指标/.test(last)).toBe(true);
  });
});

describe('a form with boxes', () => {
  const template = templates['dual-objective@2020'] as Template;

  it('puts √ behind the label that is ticked and □ behind the others', async () => {
    const empty = fillForm(template, 'empty');
    const choices = { projectType: ['livelihood'], allocation: ['actual'] };
    const text = (await print(modelOf(template, { ...empty, choices }, 'empty'), paperOf(template))).join('');
    expect(text).toContain('产业发展□民生保障√基础设施□行政运行□');
    expect(text).toContain('因素法□项目法□据实据效√因素法与项目法相结合□');
  });

  it('prints the left side blank but numbered, beside the right one', async () => {
    const text = (await print(modelOf(template, fillForm(template, 'typical'), 'typical'), paperOf(template))).join('');
    expect(text).toContain('中长期资金总额：');
    expect(text).toContain('数量指标指标1：数量指标第1项指标');
    expect(text).toContain('中长期目标（');
  });
});

describe('a report', () => {
  const template = templates['evaluation-report@2020'] as Template;

  it('numbers its pages at the outer edge, from the second on', async () => {
    const pages = await pagesOf(template, 'longest');
    expect(pages[0]).not.toMatch(/—1—/);
    pages.slice(1).forEach((page, i) => expect(page).toContain(`—${i + 2}—`));
  });

  it('begins 附表 on a page of its own, with the attached forms listed', async () => {
    const pages = await pagesOf(template, 'longest');
    const page = pages.find((text) => text.includes('五、附表')) ?? '';
    expect(withoutMargins([page])).toBe('五、附表1.某地区第1项基金绩效自评表2.某地区第2项基金绩效自评表');
  });

  it('prints the figures of the matrix that were computed, row by row', async () => {
    const typical = modelOf(template, fillForm(template, 'typical'), 'typical');
    const text = (await print(typical, paperOf(template))).join('');
    const rows = Object.values(typical.matrices ?? {}).flatMap(({ groups }) => groups.flatMap((group) => group.rows));
    expect(rows).toHaveLength(12);
    for (const { label, cells } of rows) expect(text).toContain(squeezed(`${label}${cells.join('')}`));
  });

  it('has 22 lines of 28 characters on a page', async () => {
    const chapters = [
      {
        id: 'c1',
        level: 1,
        number: '',
        heading: '',
        blocks: [{ kind: 'text' as const, id: 't', text: '保'.repeat(26 + 28 * 21 + 5) }],
      },
    ];
    const pages = await print(
      modelOf(template, { ...fillForm(template, 'empty'), chapters }, 'empty'),
      paperOf(template),
    );
    expect(withoutMargins(pages.slice(1, 2))).toHaveLength(26 + 28 * 21);
  });
});

describe('a form that nobody has seen before', () => {
  const known = templates['monitoring@2023'] as Template;
  const report = templates['evaluation-report@2020'] as Template;
  const eighth: Template = {
    ...known,
    id: 'eighth@2030',
    kind: 'eighth',
    edition: '2030',
    title: '某项专门报表',
    titleLine: '{year}年{projectName}专门报表',
    weighing: 'scored',
    paper: 'landscape',
    fields: [
      { key: 'projectName', label: '项目名称', required: true },
      { key: 'remarkable', label: '从未见过的一栏', required: true, long: true },
    ],
    goals: [{ key: 'only', label: '唯一目标', required: true, long: true }],
    choices: [
      {
        key: 'kind',
        label: '类别',
        multiple: true,
        options: [
          { key: 'a', label: '甲类' },
          { key: 'b', label: '乙类' },
        ],
      },
    ],
    columns: [
      { key: 'target', label: '目标' },
      { key: 'evidence', label: '凭据' },
      { key: 'weight', label: '分值' },
      { key: 'score', label: '得分' },
    ],
    matrices: report.matrices ?? [],
    chapters: (report.chapters ?? []).slice(0, 3),
  };

  it.each(fills)('prints from its data alone, %s', async (fill) => {
    const form = modelOf(eighth, fillForm(eighth, fill), fill, 2030);
    const text = withoutMargins(await print(form, genericPaper()));
    expect(entered(form).filter((wanted) => !holdsInOrder(text, wanted))).toEqual([]);
    for (const label of ['从未见过的一栏', '唯一目标', '凭据', '总分', '2030年社保基金收支分析表']) {
      expect(text).toContain(label);
    }
    expect(text).toContain(fill === 'empty' ? '甲类□乙类□' : '甲类□乙类√');
    expect(await clipped(await renderForm(form, genericPaper()))).toEqual([]);
  });
});
