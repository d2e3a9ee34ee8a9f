import type { Template } from '@chengwen/domain';
import { importText } from './import-text.js';

const words = (key: string, label: string, more = {}) => ({ key, label, required: true, ...more });
/** A form nobody has heard of: other labels, other columns, three funding columns of which one has a row less. */
const eighth = {
  id: 'service-review@2030',
  kind: 'service-review',
  edition: '2030',
  title: '购买服务绩效评议表',
  years: { from: 2030 },
  moneyUnit: '元',
  recognition: { titles: ['购买服务绩效评议表$'], marks: ['合同期限'] },
  fields: [
    words('unit', '购买主体'),
    words('supplier', '承接主体', { aliases: ['承接单位'] }),
    words('term', '合同期限'),
  ],
  choices: [
    words('way', '购买方式', {
      multiple: true,
      options: [words('bid', '公开招标'), words('talk', '竞争性磋商'), words('one', '单一来源')],
    }),
  ],
  goals: [words('promised', '约定服务内容'), words('delivered', '实际服务内容')],
  funding: {
    columns: [words('contract', '合同金额'), words('paid', '已付金额')],
    rows: [
      { key: 'total', label: '服务费用', total: true },
      { key: 'bonus', label: '其中：考核奖励', columns: ['paid'] },
    ],
  },
  categories: [
    {
      key: 'process',
      label: '服务过程',
      aliases: ['过程'],
      dimensions: [{ key: 'implementation', label: '履约情况', aliases: [] }],
    },
    {
      key: 'output',
      label: '服务结果',
      aliases: [],
      dimensions: [{ key: 'quality', label: '服务质量', aliases: ['质量'] }],
    },
  ],
  columns: [
    { key: 'target', label: '约定标准' },
    { key: 'actual', label: '达到水平', aliases: ['实际水平'] },
    { key: 'weight', label: '权数' },
    { key: 'evidence', label: '证明材料' },
  ],
} as unknown as Template;

const sheet = [
  '购买主体\t某县医疗保障局\t\t承接单位\t某会计师事务所',
  '合同期限\t一年',
  '购买方式\t公开招标√ 竞争性磋商□ 单一来源□',
  '项目资金\t合同金额\t已付金额',
  '服务费用\t120,000\t90000.50',
  '其中：考核奖励\t\t5000',
  '约定服务内容\t审核住院病历。',
  '实际服务内容\t审核病历三千份。',
  '一级指标\t二级指标\t三级指标\t约定标准\t实际水平\t权数\t证明材料',
  '服务过程\t履约情况\t到场人数\t≥5人\t6人\t40\t考勤表',
  '\t质量\t差错率\t≤1%\t0.5%\t60',
];

describe('a form of a new kind', () => {
  const read = (lines: readonly string[]) => importText(lines.join('\n'), [eighth]);

  it.each([
    ['under its title', ['某县购买服务绩效评议表', '（2030年度）', ...sheet]],
    ['above its title', [...sheet, '某县购买服务绩效评议表', '（2030年度）']],
    ['without a title', ['2030年度', ...sheet]],
  ])('is read by its template alone, %s', (_where, lines) => {
    const { forms } = read(lines);
    expect(forms).toHaveLength(1);
    const { content } = forms[0]!;
    expect(content.fields).toEqual({ unit: '某县医疗保障局', supplier: '某会计师事务所', term: '一年' });
    expect(content.choices).toEqual({ way: ['bid'] });
    expect(content.funding).toEqual({
      total: { contract: { kind: 'amount', amount: '120000' }, paid: { kind: 'amount', amount: '90000.50' } },
      bonus: { paid: { kind: 'amount', amount: '5000' } },
    });
    expect(content.goals).toEqual({ promised: '审核住院病历。', delivered: '审核病历三千份。' });
    expect(content.indicators).toMatchObject([
      { category: 'process', dimension: 'implementation', name: '到场人数', weight: '40', evidence: '考勤表' },
      {
        category: 'output',
        dimension: 'quality',
        dimensionLabel: '质量',
        name: '差错率',
        actual: { amount: '0.5' },
        weight: '60',
      },
    ]);
  });
});
