import { parseContent, parseValue, type Template } from '@chengwen/domain';

const spec = (key: string, label: string, more = {}) => ({ key, label, required: true, ...more });
const scoring = {
  ...{ id: 'x@2020', source: '', executionWeight: '10', indicatorTotal: '90', categoryWeights: {}, places: 2 },
  ...{ reverse: 'overshoot', handAbove: 'reason', explain: { below: '1', above: '1.3' } },
  bands: { excellent: '90', good: '80', fair: '60' },
};
const categories = [
  {
    ...{ key: 'output', label: '产出指标', aliases: [] },
    dimensions: [
      { key: 'quantity', label: '数量指标', aliases: [] },
      { key: 'quality', label: '质量指标', aliases: [] },
    ],
  },
  {
    key: 'outcome',
    label: '效益指标',
    aliases: [],
    dimensions: [{ key: 'social', label: '社会效益指标', aliases: [] }],
  },
];
/** A scored form of the ministry's kind. */
export const scored = {
  ...{
    id: 'scored@2020',
    kind: 'scored',
    edition: '2020',
    title: '项目支出绩效自评表',
    years: { from: 2020 },
    moneyUnit: '万元',
  },
  fields: [
    spec('projectName', '项目名称'),
    spec('department', '主管部门'),
    spec('unit', '实施单位'),
    spec('note', '备注'),
  ],
  goals: [spec('expected', '预期目标'), spec('actual', '实际完成情况')],
  funding: {
    columns: [spec('initialBudget', '年初预算数'), spec('revisedBudget', '全年预算数'), spec('executed', '全年执行数')],
    rows: [
      { key: 'total', label: '年度资金总额', total: true },
      spec('fiscal', '其中：当年财政拨款'),
      spec('other', '其他资金'),
    ],
  },
  ...{ categories, scoring, note: '' },
} as unknown as Template;
/** A kind that nobody has seen: boxes, two tracks, a matrix, chapters. */
export const unseen = {
  ...{
    id: 'unseen@2031',
    kind: 'unseen',
    edition: '2031',
    title: '未见过的表',
    titleLine: '{year}年{subject}的表',
    weighing: 'plain',
  },
  ...{ years: { from: 2020 }, moneyUnit: '元', unitNote: '单位：元', yearLine: '', paper: 'landscape' },
  fields: [spec('subject', '标题'), spec('projectName', '名称'), spec('grounds', '依据', { long: true })],
  choices: [{ key: 'kind', label: '类型', multiple: false, options: [spec('a', '甲类'), spec('b', '乙类')] }],
  goals: [spec('midTerm', '中长期目标'), spec('annual', '年度目标')],
  tracks: [
    { key: 'midTerm', label: '中长期' },
    { key: 'annual', label: '年度' },
  ],
  funding: {
    columns: [spec('midTerm', '中长期'), spec('initialBudget', '年度')],
    rows: [{ key: 'total', label: '总额', total: true, labels: { midTerm: '中长期总额', initialBudget: '年度总额' } }],
  },
  categories,
  columns: [{ key: 'target', label: '指标值' }],
  matrices: [
    {
      ...{ key: 'm', title: '{year}年收支表', titles: [], unit: '亿元', sum: { key: 'all', label: '合计' } },
      columns: [spec('one', '一'), spec('two', '二')],
      rows: [{ key: 'income', group: '预算', label: '收入' }],
    },
  ],
  chapters: [{ level: 1, number: '一、', heading: '总体情况', pattern: '总体', matrix: 'm' }],
  ...{ scoring, note: '' },
} as unknown as Template;

const row = (
  id: string,
  dimension: string,
  name: string,
  target: string,
  actual: string,
  weight: string,
  score: string,
) => ({
  ...{
    id,
    category: dimension === 'social' ? 'outcome' : 'output',
    dimension,
    name,
    weight,
    score,
    scoreReason: '只在系统内',
    variance: '',
  },
  ...{ target: parseValue(target), actual: parseValue(actual) },
});
export const scoredContent = parseContent(scored, {
  fields: { projectName: '某基金支出项目', department: '某局', unit: '某局本级', note: '' },
  funding: {
    total: {
      initialBudget: { kind: 'amount', amount: '165692.150' },
      revisedBudget: { kind: 'amount', amount: '165692.15' },
      executed: { kind: 'amount', amount: '155863.72' },
    },
    fiscal: {
      initialBudget: { kind: 'none' },
      revisedBudget: { kind: 'blank' },
      executed: { kind: 'amount', amount: '0' },
    },
    other: { initialBudget: { kind: 'blank' }, revisedBudget: { kind: 'blank' }, executed: { kind: 'blank' } },
  },
  goals: { expected: '目标1：足额发放。\n目标2：基金平稳。', actual: '已完成' },
  indicators: [
    row('a1', 'quantity', '参保人数', '≥34.83万人', '39.31万人', '7', '6'),
    row('a2', 'quantity', '执行率', '105%≤≥95%', '92.45', '8', '7.5'),
    row('a3', 'quality', '报销比例', '≥85%', '86%', '7', '7.0'),
    row('a4', 'social', '基金运行', '平稳', '平稳', '15', '15'),
  ],
});
export const unseenContent = parseContent(unseen, {
  ...{
    fields: { subject: '某项支出', projectName: '某项目', grounds: '依据' },
    goals: { midTerm: '', annual: '当年' },
  },
  funding: { total: { midTerm: { kind: 'blank' }, initialBudget: { kind: 'amount', amount: '14607' } } },
  indicators: [
    { ...row('b1', 'quantity', '人数', '29551', '', '1', '1'), track: 'annual', no: '5', weight: null, score: null },
  ],
  choices: { kind: ['b'] },
  matrices: {
    m: {
      title: '',
      columns: [
        { key: 'one', label: '一' },
        { key: 'two', label: '二' },
      ],
      cells: { income: { one: { kind: 'amount', amount: '16.18' }, two: { kind: 'amount', amount: '4.61' } } },
    },
  },
  chapters: [
    {
      id: 'c1',
      level: 1,
      number: '一、',
      heading: '总体情况',
      blocks: [
        { kind: 'text', id: 't', text: '收入增加。' },
        { kind: 'matrix', id: 'x', matrix: 'm' },
        {
          kind: 'table',
          id: 'y',
          title: '附',
          rows: [
            ['甲', '1'],
            ['乙', '2'],
          ],
        },
      ],
    },
  ],
});
