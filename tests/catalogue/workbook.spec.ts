import { readFileSync } from 'node:fs';
import { emptyContent, parseContent, type FormContent } from '@chengwen/domain';
import { exportForms, exportWorkbook, importFile, readWorkbook, type Workbook } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';

const editions = Object.values(templates);
const sampleOf = (id: string): FormContent => {
  const template = templates[id]!;
  const path = new URL(`../../templates/${id.replace('@', '/')}/sample.json`, import.meta.url);
  return parseContent(template, JSON.parse(readFileSync(path, 'utf8')));
};
const visibleWords = ({ sheets }: Workbook): string =>
  sheets
    .filter(({ hidden }) => !hidden)
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .join('\n');

describe.each(editions.map(({ id }) => id))('the workbook of %s', (id) => {
  const template = templates[id]!;

  it.each([
    ['its sample', () => sampleOf(id), 2020],
    ['a form that nobody has begun', () => emptyContent(template), null],
  ] as const)('comes back without a difference for %s', async (_name, contentOf, year) => {
    const content = contentOf();
    const file = await exportWorkbook(template, content, { year });
    const { forms, lost, notes } = importFile(file, 'form.xlsx', editions);
    expect(forms.map((form) => [form.template, form.year, form.content])).toEqual([[id, year, content]]);
    expect([lost, notes, forms[0]?.lost]).toEqual([[], [], []]);
  });

  it('shows every name, value and goal of its sample', async () => {
    const content = sampleOf(id);
    const words = visibleWords(readWorkbook(await exportWorkbook(template, content, { year: 2020 })));
    for (const { name } of content.indicators) expect(words).toContain(name);
    for (const goal of Object.values(content.goals)) expect(words).toContain(goal);
    for (const chapter of content.chapters ?? []) expect(words).toContain(chapter.heading);
    for (const cells of Object.values(content.funding))
      for (const cell of Object.values(cells)) if (cell.kind === 'amount') expect(words).toContain(cell.amount);
  });
});

it('keeps the forms of every edition apart in one workbook', async () => {
  const file = await exportForms(
    editions.map((template) => ({ template, content: sampleOf(template.id), year: 2020 })),
  );
  expect(importFile(file, 'all.xlsx', editions).forms.map(({ template, content }) => [template, content])).toEqual(
    editions.map(({ id }) => [id, sampleOf(id)]),
  );
});
