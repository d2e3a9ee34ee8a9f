import { isScored, layOut, scoreForm, type FormContent, type LayOutGround, type Template } from '@chengwen/domain';
import { writeOwnCopies, type OwnCopy } from './own-copy.js';
import { layPaper } from './paper-form.js';
import type { PaperSheet } from './paper.js';
import { readWorkbook } from './workbook.js';
import { writeWorkbook } from './workbook-writer.js';

/** What an export needs to know besides the content. */
export interface ExportOptions extends Omit<LayOutGround, 'year'> {
  /** As printed on an imported paper; the template's own where absent. */
  readonly title?: string;
  readonly year: number | null;
}

/** A form to be exported. */
export interface ExportedForm extends ExportOptions {
  readonly template: Template;
  readonly content: FormContent;
}

/**
 * Writes forms as an .xlsx file (导出), a sheet each, laid out as on paper by their templates alone. Beside what is printed
 * stands the whole content, hidden, so that the file comes back without a difference as long as nobody edits it.
 */
export async function exportForms(forms: readonly ExportedForm[]): Promise<Uint8Array> {
  const names = new Set<string>();
  const laid = forms.map((form) => {
    const { sheet, title } = layForm(form, names);
    const copy: OwnCopy = { sheet: sheet.name, template: form.template, title, year: form.year, content: form.content };
    return { sheet, copy };
  });
  const sheets = laid.map(({ sheet }) => sheet);
  // The digest is taken of what the reader sees, so that writing and reading can never be of two minds.
  const { sheets: shown } = readWorkbook(writeWorkbook(sheets));
  return writeWorkbook(sheets, [
    writeOwnCopies(
      laid.map(({ copy }) => copy),
      shown,
    ),
  ]);
}

/** The same for one form. */
export const exportWorkbook = (template: Template, content: FormContent, options: ExportOptions): Promise<Uint8Array> =>
  exportForms([{ template, content, ...options }]);

function layForm(
  { template, content, title, year, ...ground }: ExportedForm,
  names: Set<string>,
): { sheet: PaperSheet; title: string } {
  const score = isScored(template) ? scoreForm(template, content, ground.recheck) : undefined;
  const laid = layOut(year === null ? yearless(template) : template, content, score, { ...ground, year: year ?? 0 });
  const printed = { ...laid, title: title ?? laid.title };
  return { sheet: layPaper(template, printed, sheetName(printed.title, names)), title: printed.title };
}

/** A form without a year prints none rather than a wrong one. */
const yearless = (template: Template): Template => ({
  ...template,
  titleLine: (template.titleLine ?? template.title).replace(/\{(?:year|lastYear)\}年?/g, ''),
  yearLine: '',
});

/** Names of sheets are different, at most 31 characters long, and free of a few signs. */
function sheetName(title: string, names: Set<string>): string {
  const plain = title.replace(/[[\]:*?/\\'\s\u0000-\u001f]/g, '').slice(0, 24) || '表';
  let name = plain;
  for (let count = 2; names.has(name); count++) name = `${plain}（${count}）`;
  names.add(name);
  return name;
}
