import {
  columnsOf,
  refusal,
  type Chapter,
  type Indicator,
  type MoneyCell,
  type Template,
  type Value,
} from '@chengwen/domain';
import { rawOf, toRecord, type Imported } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';
import { readForms } from '../forms/import-preview.js';
import { EXIT, type Output } from './output.js';
import { readSource } from './source-file.js';

/** `import FILE`: the forms of a file, as printed. Nothing is kept and nothing is corrected. */
export async function importFile(path: string, output: Output): Promise<number> {
  const { forms } = readForms(await readSource(path));
  if (forms.length === 0) throw refusal('import.empty');
  output.answer(
    forms.map((form) => toRecord(form, templateOf(form))),
    () => forms.map((form) => describe(form, templateOf(form))).join('\n\n'),
  );
  return EXIT.fine;
}

const templateOf = ({ template }: Imported): Template => {
  const known = templates[template];
  if (!known) throw refusal('template.unknown', { template });
  return known;
};

function describe({ title, year, content, lost }: Imported, template: Template): string {
  const { fields, goals, funding, choices = {}, chapters = [], indicators } = content;
  const ticked = (template.choices ?? []).map(({ key, label, options }): [string, string] => [
    label,
    options.flatMap((option) => (choices[key]?.includes(option.key) ? [option.label] : [])).join('、'),
  ]);
  const lines = [
    ...template.fields.map(({ key, label }): [string, string] => [label, fields[key] ?? '']),
    ...ticked,
    ...template.funding.rows.map(({ key, label }): [string, string] => [
      label,
      amountsOf(template, funding[key] ?? {}),
    ]),
    ...template.goals.map(({ key, label }): [string, string] => [label, goals[key] ?? '']),
  ];
  return [
    `${title || template.title}（${year ?? '年度不明'}）`,
    ...lines.filter(([, text]) => text !== '').map(([label, text]) => `  ${label}  ${text}`),
    ...(indicators.length > 0 ? [`  指标 ${indicators.length} 项：`] : []),
    ...indicators.map((row) => `    ${describeRow(template, row)}`),
    ...(chapters.length > 0 ? [`  章节 ${chapters.length} 个：`] : []),
    ...chapters.map((chapter) => `    ${describeChapter(chapter)}`),
    ...(lost.length > 0
      ? [`  未识别 ${lost.length} 行：`, ...lost.map(({ line, text }) => `    第 ${line} 行  ${text}`)]
      : []),
  ].join('\n');
}

const amountsOf = ({ funding }: Template, cells: Readonly<Record<string, MoneyCell>>): string => {
  const amounts = funding.columns.map(({ key }) => {
    const cell = cells[key];
    return cell?.kind === 'amount' ? cell.amount : cell?.kind === 'none' ? '—' : '';
  });
  return amounts.every((amount) => amount === '') ? '' : amounts.map((amount) => amount || '空').join(' | ');
};

/** One row: its number, its name, and its cells in the order of the paper. */
const describeRow = (template: Template, row: Indicator): string =>
  [
    row.id,
    ...(row.no === undefined ? [] : [`指标${row.no}`]),
    row.name,
    ...columnsOf(template).flatMap(({ key }) => {
      const cell = row[key];
      const text = typeof cell === 'object' && cell !== null ? rawOf(cell as Value) : (cell ?? '');
      return text === '' && key !== 'target' && key !== 'actual' ? [] : [text || '空'];
    }),
  ].join('  ');

const describeChapter = ({ level, number, heading, blocks }: Chapter): string => {
  const count = (kind: Chapter['blocks'][number]['kind']): number =>
    blocks.filter((block) => block.kind === kind).length;
  const parts = [
    `${count('text')} 段`,
    ...(count('matrix') + count('table') > 0 ? [`${count('matrix') + count('table')} 张表`] : []),
  ];
  return `${'  '.repeat(level - 1)}${number}${heading || '（引言）'}（${parts.join('，')}）`;
};
