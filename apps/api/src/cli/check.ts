import { refusal, type Finding, type FormContent, type Severity } from '@chengwen/domain';
import { readForms } from '../forms/import-preview.js';
import { EXIT, type Output } from './output.js';
import { readSource } from './source-file.js';

const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  error: '错误',
  explain: '须说明',
  warning: '提醒',
  info: '提示',
};

/** `check FILE`: what is wrong in the forms of a file, by the rules of the editor. Notes alone (info) are fine. */
export async function checkFile(path: string, output: Output): Promise<number> {
  const { forms } = readForms(await readSource(path));
  if (forms.length === 0) throw refusal('import.empty');
  const found = forms.flatMap(({ findings }, form) => findings.map((finding) => toRecord(finding, form)));
  output.answer(found, () =>
    forms.map(({ title, content, findings }) => describe(title, content, findings)).join('\n\n'),
  );
  const bad = found.some(({ severity }) => severity !== 'info');
  return bad ? EXIT.findings : EXIT.fine;
}

/** `form` counts from 0, as in the array that `import` answers. */
const toRecord = ({ where, ...finding }: Finding, form: number) => ({ ...finding, where: { form, ...where } });

function describe(title: string, content: FormContent, findings: readonly Finding[]): string {
  const heading = `${title}　${content.fields['projectName'] ?? ''}：${findings.length === 0 ? '没有发现问题' : `${findings.length} 处`}`;
  return [heading, ...findings.map((finding) => line(finding, content))].join('\n');
}

function line({ severity, message, quote, where, computed, expected, rule }: Finding, content: FormContent): string {
  const row = content.indicators.find(({ id }) => id === where.row)?.name ?? where.row;
  const place = [row, where.field].filter(Boolean).join(' · ');
  const figures = [
    ...(computed === undefined ? [] : [`计算值 ${computed}`]),
    ...(expected === undefined ? [] : [`应为 ${expected}`]),
  ].join('，');
  return (
    `  [${SEVERITY_LABELS[severity]}] ${message}${figures ? `（${figures}）` : ''}\n` +
    `      ${[place, quote && `原文“${quote}”`, rule].filter(Boolean).join('　')}`
  );
}
