import type { Chapter, FormContent, Matrix } from '../../forms/content.js';
import { emptyContent } from '../../forms/empty-content.js';
import type { MatrixSpec, Template } from '../../forms/template.js';
import { parseValue } from '../../values/parse.js';
import { checkForm } from '../check.js';
import type { Finding } from '../finding.js';
import { template as evaluation } from './form.js';

const row = (key: string, group: string, label: string) => ({ key, group, label });
const computed = (key: string, label: string, op: 'minus' | 'growth' | 'rate', of: string, on: string) => ({
  ...row(key, '对比', label),
  ...(op === 'minus' ? {} : { percent: true as const }),
  formula: { op, of, on },
});

/** A matrix of income and expenditure with what is computed from them, for rules to be tried on. */
export const matrixSpec: MatrixSpec = {
  key: 'balance',
  title: '{year}年收支分析表',
  titles: [],
  unit: '亿元',
  columns: [
    { key: 'enterprisePension', label: '企业养老' },
    { key: 'workInjury', label: '工伤' },
  ],
  sum: { key: 'sum', label: '合计' },
  rows: [
    row('budgetIncome', '预算', '收入'),
    row('budgetExpenditure', '预算', '支出'),
    row('currentIncome', '{year}年', '收入'),
    row('currentExpenditure', '{year}年', '支出'),
    row('lastIncome', '{lastYear}年', '收入'),
    computed('incomeChange', '增长', 'minus', 'currentIncome', 'lastIncome'),
    computed('incomeGrowth', '增幅%', 'growth', 'currentIncome', 'lastIncome'),
    computed('incomeRate', '执行%', 'rate', 'currentIncome', 'budgetIncome'),
  ],
};

const field = (key: string) => ({ key, label: key, required: false });

/** A report's template with a cover, chapters and one matrix. */
export const reportTemplate: Template = {
  ...evaluation,
  id: 'report@2020',
  kind: 'report',
  title: '绩效评价报告',
  fields: ['subject', 'projectName', 'unit'].map(field),
  goals: [],
  funding: { columns: [], rows: [] },
  categories: [],
  columns: [],
  weighing: 'plain',
  chapters: [],
  matrices: [matrixSpec],
};

/** A fund's self-evaluation: budget, executed, a goal and what became of it, rows of target and actual. */
export const tableTemplate: Template = {
  ...evaluation,
  id: 'fund@2020',
  kind: 'fund-self-evaluation',
  fields: ['subject', 'projectName', 'unit'].map(field),
  weighing: 'plain',
};

/** Lines as a report: "# 一、…" and "## （一）…" open chapters, others are paragraphs. */
export function reportOf(subject: string, lines: readonly string[], matrix?: Matrix): FormContent {
  const chapters: { -readonly [K in keyof Chapter]: Chapter[K] }[] = [
    { id: 'c0', level: 1, number: '', heading: '', blocks: [] },
  ];
  lines.forEach((line, at) => {
    const head = /^(#{1,3}) (\S+?[、）])?(.*)$/.exec(line);
    if (head === null) chapters.at(-1)?.blocks.push({ kind: 'text', id: `b${at}`, text: line });
    else
      chapters.push({
        id: `c${at + 1}`,
        level: head[1]?.length ?? 1,
        number: head[2] ?? '',
        heading: head[3] ?? '',
        blocks: [],
      });
  });
  return {
    ...emptyContent(reportTemplate),
    fields: { subject, projectName: subject, unit: '某市社会保险中心本级' },
    chapters,
    ...(matrix === undefined ? {} : { matrices: { balance: matrix } }),
  };
}

/** Cells of a matrix by row key: one figure per column, in the order of the columns. */
export function matrixOf(
  cells: Readonly<Record<string, readonly string[]>>,
  printed: Readonly<Record<string, readonly string[]>> = {},
): Matrix {
  const columns = [...matrixSpec.columns, { key: 'sum', label: '合计' }].map(({ key, label }) => ({ key, label }));
  const amounts = (rows: Readonly<Record<string, readonly string[]>>): Matrix['cells'] =>
    Object.fromEntries(
      Object.entries(rows).map(([key, figures]) => [
        key,
        Object.fromEntries(
          figures.flatMap((amount, at) =>
            amount === '' ? [] : [[columns[at]?.key ?? '', { kind: 'amount', amount } as never]],
          ),
        ),
      ]),
    );
  return { title: '收支分析表', columns, cells: amounts(cells), printed: amounts(printed) };
}

/** A self-evaluation of one fund. */
export function tableOf(
  project: string,
  [budget, executed]: readonly [string, string],
  rows: readonly (readonly [name: string, target: string, actual: string])[],
  actual = '',
): FormContent {
  const blank = emptyContent(tableTemplate);
  const amounts = { revisedBudget: { kind: 'amount', amount: budget }, executed: { kind: 'amount', amount: executed } };
  return {
    ...blank,
    fields: { subject: project, projectName: project, unit: '某市社会保险中心本级' },
    funding: { ...blank.funding, total: amounts } as never,
    goals: { expected: '', actual },
    indicators: rows.map(([name, target, reached], at) => ({
      id: `i${at + 1}`,
      category: 'output',
      dimension: 'quantity',
      name,
      target: parseValue(target, { name }),
      actual: parseValue(reached, { name }),
      weight: null,
      score: null,
      scoreReason: '',
      variance: '',
    })),
  };
}

/** Rule and quote of each finding of the given rules: "growth-arithmetic 增长4.87%". */
export const told = (found: readonly Finding[], ...rules: readonly string[]): string[] =>
  found
    .filter(({ rule }) => rules.length === 0 || rules.includes(rule))
    .map(({ rule, quote }) => `${rule} ${quote.replace(/\s/g, '')}`);

/** What one paragraph of a report shows. */
export const inParagraph = (
  paragraph: string,
  {
    subject = '某市本级工伤保险基金支出',
    heading = '# 二、工伤保险基金运行情况',
    matrix,
  }: {
    readonly subject?: string;
    readonly heading?: string;
    readonly matrix?: Matrix;
  } = {},
): Finding[] => checkForm(reportTemplate, reportOf(subject, [heading, paragraph], matrix), { year: 2020 });
