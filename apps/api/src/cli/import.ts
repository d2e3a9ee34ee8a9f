import { printValue, refusal, type Indicator, type MoneyCell, type Value } from '@chengwen/domain';
import type { Imported } from '@chengwen/exchange';
import { readForms } from '../forms/import-preview.js';
import { EXIT, type Output } from './output.js';
import { readSource } from './source-file.js';

/** `import FILE`: the forms of a file, as printed. Nothing is kept and nothing is corrected. */
export async function importFile(path: string, output: Output): Promise<number> {
  const { forms } = readForms(await readSource(path));
  if (forms.length === 0) throw refusal('import.empty');
  output.answer(forms.map(toRecord), () => forms.map(describe).join('\n\n'));
  return EXIT.fine;
}

/** A form for other programs: printed texts beside typed values, decimals as strings. */
function toRecord({ template, edition, title, year, content, lost }: Imported): object {
  const { projectName: project, ...fields } = content.fields;
  const total = content.funding['total'];
  return {
    template,
    edition,
    title,
    year,
    fields: {
      ...fields,
      project,
      total: amountOf(total?.['revisedBudget'] ?? total?.['initialBudget']),
      executed: amountOf(total?.['executed']),
      ...content.goals,
    },
    funding: content.funding,
    indicators: content.indicators.map(toIndicator),
    ...(content.printed ? { printed: content.printed } : {}),
    lost,
  };
}

const amountOf = (cell: MoneyCell | undefined): string | null => (cell?.kind === 'amount' ? cell.amount : null);

function toIndicator({ id, category, dimension, name, target, actual, weight, score, variance }: Indicator): object {
  return {
    id,
    category,
    dimension,
    name,
    target: withRaw(target),
    actual: withRaw(actual),
    weight,
    score,
    ...(variance ? { variance } : {}),
  };
}

const withRaw = (value: Value): object => ({ ...value, raw: rawOf(value) });
const rawOf = (value: Value): string => value.raw ?? (value.kind === 'malformed' ? value.raw : printValue(value));

function describe({ title, year, content, lost }: Imported): string {
  return [
    `${title}（${year ?? '年度不明'}）`,
    `  项目名称  ${content.fields['projectName'] ?? ''}`,
    `  实施单位  ${content.fields['unit'] ?? ''}`,
    `  指标 ${content.indicators.length} 项：`,
    ...content.indicators.map((row) => `    ${row.id}  ${row.name}  ${rawOf(row.target)}  →  ${rawOf(row.actual)}`),
    ...(lost.length > 0
      ? [`  未识别 ${lost.length} 行：`, ...lost.map(({ line, text }) => `    第 ${line} 行  ${text}`)]
      : []),
  ].join('\n');
}
