import { applyChanges } from '../../forms/change-content.js';
import type { FormContent } from '../../forms/content.js';
import type { Template } from '../../forms/template.js';
import { parseValue } from '../../values/parse.js';
import { checkForm } from '../check.js';
import { brief, clean, template } from './form.js';

const column = (...keys: string[]) => keys.map((key) => ({ key, label: key })) as unknown as Template['columns'];
/** An objective: targets and nothing else, one column of money. */
export const objective = {
  ...template,
  ...{
    weighing: 'plain',
    note: '',
    columns: column('target'),
    goals: [{ key: 'expected', label: '目标', required: true }],
  },
  funding: { ...template.funding, columns: [{ key: 'initialBudget', label: '金额' }] },
} as unknown as Template;
/** A nine-column objective with weights and last year's values. */
export const weighted = {
  ...objective,
  ...{ weighing: 'weighted', columns: column('target', 'basis', 'lastYear', 'weight', 'rule', 'evidence') },
} as unknown as Template;
/** A self-evaluation without points; its reasons stand in a column that is printed where it is filled. */
export const plain = {
  ...template,
  weighing: 'plain',
  note: '',
  columns: column('target', 'actual', 'variance'),
} as Template;
/** Months done, the year forecast, a cause and a measure beside each other. */
export const monitoring = {
  ...plain,
  columns: column('target', 'actual', 'forecast', 'variance', 'measure'),
  funding: {
    ...template.funding,
    columns: [...template.funding.columns, { key: 'forecast', label: '全年预计执行数' }],
  },
} as unknown as Template;

/** A cell of money. */
export const amount = (text: string) => ({ kind: 'amount', amount: text });
/** The clean form with the cells that a template prints, and no others. */
export const printedBy = (of: Template): FormContent => {
  const keys = new Set(of.columns?.map(({ key }) => key as string) ?? []);
  const blank = { actual: { kind: 'blank' }, weight: null, score: null };
  const indicators = clean.indicators.map((row) => ({
    ...row,
    ...Object.fromEntries(Object.entries(blank).filter(([key]) => !keys.has(key))),
    ...(keys.has('basis')
      ? {
          basis: '历史标准',
          rule: '按照正常比例赋分',
          evidence: '工作资料',
          lastYear: row.target.kind === 'compare' ? parseValue('无') : { kind: 'blank' },
        }
      : {}),
    ...(keys.has('forecast') ? { forecast: row.actual } : {}),
  }));
  const columns = of.funding.columns.map(({ key }) => key);
  const funding = Object.fromEntries(
    Object.entries(clean.funding).map(([row, cells]) => [
      row,
      Object.fromEntries(columns.map((key) => [key, cells[key] ?? cells['executed']])),
    ]),
  );
  const goals = Object.fromEntries(of.goals.map(({ key }) => [key, clean.goals[key] ?? '']));
  return { ...clean, goals, funding, indicators } as unknown as FormContent;
};
const VALUES = /^indicators\/.*\/(target|actual|forecast|lastYear)$/;
/** What a form of a template has to show after some cells were changed. */
export const on = (
  of: Template,
  changes: Readonly<Record<string, unknown>> = {},
  year: number | null = 2020,
): string[] => {
  const typed = Object.entries(changes).map(([path, value]) => ({
    path,
    value: VALUES.test(path) && typeof value === 'string' ? parseValue(value) : value,
  }));
  return checkForm(of, applyChanges(of, printedBy(of), typed), { year }).map(brief);
};
