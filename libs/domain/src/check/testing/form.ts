import { applyChanges } from '../../forms/change-content.js';
import type { Change, FormContent, Indicator } from '../../forms/content.js';
import { emptyContent } from '../../forms/empty-content.js';
import { parseContent } from '../../forms/parse-content.js';
import type { Template } from '../../forms/template.js';
import { parseValue } from '../../values/parse.js';
import { checkForm } from '../check.js';
import type { Finding } from '../finding.js';

const spec = (key: string, label: string) => ({ key, label, required: true });
const dimension = (key: string, label: string) => ({ key, label, aliases: [] });

/** A template with the blocks of a self-evaluation and the weights 10 / 50 / 30 / 10, for rules to be tried on. */
export const template = {
  id: 'sample@2020',
  kind: 'sample',
  edition: '2020',
  title: '自评表',
  years: { from: 2020 },
  moneyUnit: '万元',
  fields: [
    spec('projectName', '项目名称'),
    spec('unit', '实施单位'),
    { key: 'note', label: '备注', required: false, long: true },
  ],
  goals: [spec('expected', '预期目标'), spec('actual', '实际完成情况')],
  funding: {
    columns: [spec('initialBudget', '年初预算数'), spec('revisedBudget', '全年预算数'), spec('executed', '全年执行数')],
    rows: [
      { key: 'total', label: '年度资金总额', total: true },
      { key: 'fiscal', label: '其中：当年财政拨款' },
      { key: 'carriedOver', label: '上年结转资金' },
      { key: 'other', label: '其他资金' },
    ],
  },
  categories: [
    {
      key: 'output',
      label: '产出指标',
      aliases: [],
      dimensions: [
        dimension('quantity', '数量指标'),
        dimension('quality', '质量指标'),
        dimension('timeliness', '时效指标'),
        dimension('economicCost', '成本指标'),
      ],
    },
    { key: 'outcome', label: '效益指标', aliases: [], dimensions: [dimension('social', '社会效益指标')] },
    {
      key: 'satisfaction',
      label: '满意度指标',
      aliases: [],
      dimensions: [dimension('satisfaction', '服务对象满意度指标')],
    },
  ],
  scoring: {
    id: 'sample',
    source: '',
    executionWeight: '10',
    indicatorTotal: '90',
    categoryWeights: { output: '50', outcome: '30', satisfaction: '10' },
    places: 2,
    reverse: 'overshoot',
    handAbove: 'reason',
    explain: { below: '1', above: '1.3' },
    bands: { excellent: '90', good: '80', fair: '60' },
  },
  note: '定性指标的实际完成值用百分比填写。',
} as unknown as Template;

const row = (
  id: string,
  [category, place]: readonly [string, string],
  [name, target, actual]: readonly [string, string, string],
  weight: string,
): Indicator =>
  ({
    id,
    category,
    dimension: place,
    name,
    target: parseValue(target, { name }),
    actual: parseValue(actual, { name }),
    weight,
    score: weight,
    scoreReason: '',
    variance: '',
  }) as unknown as Indicator;

const amounts = (budget: string, executed: string) => ({
  initialBudget: { kind: 'amount', amount: budget },
  revisedBudget: { kind: 'amount', amount: budget },
  executed: { kind: 'amount', amount: executed },
});

/** A form of 2020 in which there is nothing to find. */
export const clean: FormContent = parseContent(template, {
  ...emptyContent(template),
  fields: { projectName: '医疗保障服务能力建设项目', unit: '某市医疗保障局', note: '' },
  funding: {
    ...emptyContent(template).funding,
    total: amounts('1200.50', '1180.00'),
    fiscal: amounts('1000.50', '980.00'),
    other: amounts('200.00', '200.00'),
  },
  goals: {
    expected: '目标1：巩固参保成果；目标2：待遇按时足额拨付。',
    actual: '2020年全年待遇均在各月25日前拨付。',
  },
  indicators: [
    row('i1', ['output', 'quantity'], ['参保人数', '≥34.83万人', '39.31万人'], '20'),
    row('i2', ['output', 'quality'], ['住院费用报销比例', '≥85%', '86.2%'], '20'),
    row('i3', ['output', 'timeliness'], ['及时拨款', '每月25日前', '每月25日前'], '10'),
    row('i4', ['outcome', 'social'], ['上访率', '≤0.1%', '0.05%'], '30'),
    row('i5', ['satisfaction', 'satisfaction'], ['参保人员满意度', '≥90%', '95%'], '10'),
  ],
});

/** A cell of the form as it would be typed: values are read from their print. */
export const put = (path: string, value: unknown): Change => {
  const typed = /\/(target|actual)$/.test(path) && path.startsWith('indicators/') && typeof value === 'string';
  return { path, value: (typed ? parseValue(value) : value) as Change['value'] };
};

/** What a form has to show after some cells were changed. */
export const findingsAfter = (changes: Readonly<Record<string, unknown>>, year: number | null = 2020): Finding[] =>
  checkForm(
    template,
    applyChanges(
      template,
      clean,
      Object.entries(changes).map(([path, value]) => put(path, value)),
    ),
    { year },
  );

/** Rule and severity of one finding, at its place: "error year-wrong goals/actual". */
export const brief = ({ severity, rule, where: { part, row: at, field } }: Finding): string =>
  `${severity} ${rule} ${[part, at, field].filter(Boolean).join('/')}`;

/** The same, of every finding after some changes. */
export const briefs = (changes: Readonly<Record<string, unknown>>, year: number | null = 2020): string[] =>
  findingsAfter(changes, year).map(brief);
