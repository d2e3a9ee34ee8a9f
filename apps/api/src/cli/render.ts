import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { refusal } from '@chengwen/domain';
import { Printer } from '@chengwen/print';
import { templates } from '@chengwen/templates';
import { Bindings } from '../forms/bindings.js';
import { readForms } from '../forms/import-preview.js';
import { PdfService, printTemplate } from '../forms/pdf.service.js';
import { previewModel } from '../forms/print-model.js';
import { StoreDirectory } from '../people/store-directory.js';
import { withStore } from './open-store.js';
import { EXIT, WrongUse, type Output } from './output.js';
import { readSource } from './source-file.js';

/** What to print, and where to put it. */
export interface RenderOptions {
  readonly file?: string;
  readonly form?: string;
  readonly version?: string;
  readonly out?: string;
}

/** `render`: the forms of a file as unsubmitted drafts, or a frozen version of a stored form, as PDF. */
export async function render(options: RenderOptions, output: Output): Promise<number> {
  const { file, form } = options;
  if ((file === undefined) === (form === undefined)) throw new WrongUse('请给出一个文件，或用 --form 指定已保存的表单');
  const written =
    form === undefined ? await renderFile(file ?? '', options, output) : await renderForm(form, options, output);
  output.answer(written, () =>
    written.map(({ path, bytes }) => `已写入 ${path}（${Math.ceil(bytes / 1024)} KB）`).join('\n'),
  );
  return EXIT.fine;
}

interface Written {
  readonly path: string;
  readonly bytes: number;
}

async function renderFile(file: string, { out }: RenderOptions, output: Output): Promise<Written[]> {
  const { forms } = readForms(await readSource(file));
  if (forms.length === 0) throw refusal('import.empty');
  const printer = new Printer({ onProgress: once(() => output.step('首次使用，正在解开打印浏览器…')) });
  try {
    const written: Written[] = [];
    for (const [index, { template: id, content, year }] of forms.entries()) {
      const template = templates[id];
      if (!template) throw refusal('template.unknown', { template: id });
      const at = year ?? template.years.from;
      const model = previewModel(template, content, at);
      const pdf = await printer.printForm({
        model,
        ...(await printTemplate(id)),
        clock: new Date(Date.UTC(at, 11, 31)),
      });
      written.push(await write(numbered(out ?? join('out', 'form.pdf'), index, forms.length), pdf));
    }
    return written;
  } finally {
    await printer.close();
  }
}

async function renderForm(form: string, { version: wanted, out }: RenderOptions, output: Output): Promise<Written[]> {
  if (wanted !== undefined && !/^[1-9]\d{0,4}$/.test(wanted)) throw new WrongUse('--version 应为正整数');
  return withStore(async ({ config, forms, people }) => {
    const record = await forms.load(form);
    if (!record) throw refusal('form.notFound');
    const versions = await forms.versions(record);
    const number = wanted === undefined ? (versions.at(-1)?.number ?? 0) : Number(wanted);
    const version = versions.find((candidate) => candidate.number === number);
    if (!version) throw refusal('version.notFound', { version: number });
    const service = new PdfService(config, new StoreDirectory(people), new Bindings(forms));
    try {
      await service.warm((step) => output.step(step));
      const { pdf } = await service.print(version, { opinions: true });
      return [await write(out ?? join('out', `${record.number}-v${number}.pdf`), pdf)];
    } finally {
      await service.onApplicationShutdown();
    }
  });
}

async function write(path: string, pdf: Uint8Array): Promise<Written> {
  const full = resolve(path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, pdf);
  return { path: full, bytes: pdf.byteLength };
}

const numbered = (path: string, index: number, count: number): string =>
  count === 1 ? path : path.replace(/(\.pdf)?$/i, `-${index + 1}.pdf`);

/** Runs on the first call only. */
function once(tell: () => void): () => void {
  let told = false;
  return () => {
    if (!told) tell();
    told = true;
  };
}
