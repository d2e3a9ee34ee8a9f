import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refusal } from '@chengwen/domain';
import { exportForms, type ExportedForm } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';
import { templateFor } from '../forms/catalogue.js';
import { readForms } from '../forms/import-preview.js';
import { withStore } from './open-store.js';
import { EXIT, WrongUse, type Output } from './output.js';
import { readSource } from './source-file.js';

/** What to export, and where to put it. */
export interface ExportOptions {
  readonly file?: string;
  readonly form?: string;
  readonly out?: string;
}

/** `export`: the forms of a file, or a stored form as it stands, as one workbook that can be imported again. */
export async function exportFile({ file, form, out }: ExportOptions, output: Output): Promise<number> {
  if ((file === undefined) === (form === undefined)) throw new WrongUse('请给出一个文件，或用 --form 指定已保存的表单');
  const forms = form === undefined ? await formsIn(file ?? '') : await stored(form);
  const bytes = await exportForms(forms);
  const path = out ?? join('out', 'forms.xlsx');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  output.answer({ path, bytes: bytes.length, sheets: forms.length }, () => `已写入 ${path}（${forms.length} 张表）`);
  return EXIT.fine;
}

async function formsIn(file: string): Promise<ExportedForm[]> {
  const { forms } = readForms(await readSource(file));
  if (forms.length === 0) throw refusal('import.empty');
  return forms.map(({ template: id, content, title, year }) => {
    const template = templates[id];
    if (!template) throw refusal('template.unknown', { template: id });
    return { template, content, title, year };
  });
}

const stored = (id: string): Promise<ExportedForm[]> =>
  withStore(async ({ forms }) => {
    const record = await forms.load(id);
    if (!record) throw refusal('form.notFound');
    return [{ template: templateFor(record), content: record.content, year: record.year }];
  });
