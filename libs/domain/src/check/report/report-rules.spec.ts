import { checkForm } from '../check.js';
import { inParagraph, matrixOf, reportOf, reportTemplate, tableOf, tableTemplate, told } from '../testing/report.js';

/** Rule, a paragraph that it fires on with what it quotes, and one that only looks like it. */
const EXAMPLES: readonly (readonly [rule: string, wrong: string, quote: string, right: string])[] = [
  [
    'growth-arithmetic',
    '待遇支出8.40亿元，较上年增加0.40亿元，增长5.60%。',
    '增长5.60%',
    '待遇支出8.40亿元，较上年增加0.40亿元，增长5.00%。',
  ],
  [
    'growth-arithmetic',
    '享受待遇人员2400人，上年同期为2500人，下降4.17%。',
    '下降4.17%',
    '享受待遇人员2400人，上年同期为2500人，下降4%。',
  ],
  [
    'change-arithmetic',
    '离退休人员3.40万人，较上年3.20万人增加0.04万人。',
    '增加0.04万人',
    '离退休人员3.24万人，较上年3.20万人增加0.04万人。',
  ],
  [
    'reference-unclear',
    '基金支出9.00亿元，其中：待遇支出8.20亿元，较上年增加0.50亿元，增长5.88%。',
    '增长5.88%',
    '基金支出9.00亿元，其中：待遇支出8.20亿元，较上年增加0.50亿元，增长6.49%。',
  ],
  ['direction-conflict', '保费收入1.30亿元，同比下降-3.70%。', '同比下降-3.70%', '保费收入1.30亿元，同比下降3.70%。'],
  [
    'direction-conflict',
    '保费收入1.30亿元，较上年减少0.05亿元，增长-3.70%。',
    '增长-3.70%',
    '保费收入1.30亿元，较上年减少0.05亿元，下降3.70%。',
  ],
  [
    'direction-conflict',
    '基金支出8380万元，比上年增加310万元，下降3.84%。',
    '下降3.84%',
    '基金支出8380万元，比上年增加310万元，增长3.84%。',
  ],
  ['range-contradiction', '支出预算执行率90%-105%以上。', '90%-105%以上', '支出预算执行率90%-105%，满意率90%以上。'],
  [
    'benefit-of-fund',
    '失业保险金均按时足额发放，群众满意。',
    '失业保险金',
    '工伤职工转移就业后，失业保险金由失业保险基金支付，工伤待遇按时足额支付。',
  ],
  [
    'reversed-ends',
    '投诉由21件减少到25件，群众满意。',
    '减少到25件',
    '投诉由25件减少到21件，门诊限额由1500元提高到3500元。',
  ],
  [
    'reversed-ends',
    '参保率由上年的96.2%提高到95.8%。',
    '提高到95.8%',
    '参保率由上年的95.8%提高到96.2%，次均费用由9000元下降到8600元。',
  ],
  [
    'share-arithmetic',
    '基金支出5000万元，其中：住院支出3100万元，占支出的52.0%。',
    '占支出的52.0%',
    '基金支出5000万元，其中：住院支出3100万元，占支出的62.0%；门诊支出1900万元，占38%。',
  ],
  [
    'rate-of-counts',
    '全年受理投诉240件，办结228件，办结率98.5%。',
    '办结率98.5%',
    '全年受理投诉240件，办结228件，办结率95%；回访200件，满意率98.5%。',
  ],
  [
    'same-figure',
    '财政补助收入3100万元，利息收入20万元。财政补助收入3000万元。',
    '财政补助收入3000万元',
    '财政补助收入3100万元，集体补助收入40万元，利息收入20万元。住院和门诊待遇共支出90万元，基金支出100万元。',
  ],
  [
    'money-unit-missing',
    '基金总支出71230，其中：待遇支出70110万元。',
    '基金总支出71230',
    '基金总支出71230万元，其中：待遇支出70110万元。',
  ],
  [
    'money-unit-slipped',
    '基金总收入5.12亿元，较上年增加0.31元，增长6.44%。',
    '较上年增加0.31元',
    '人均月增加养老金163.5元，基金总收入5.12亿元。',
  ],
  [
    'money-unit-slipped',
    '最高支付限额分别由8万元、3元提高到10万元、5万元。',
    '3元',
    '补助标准分别由540元、280元提高到580元、320元。',
  ],
  [
    'execution-arithmetic',
    '基金支出1.20亿元，完成全年预算1.50亿元的90%。',
    '完成全年预算1.50亿元',
    '基金支出1.20亿元，完成全年预算1.50亿元的80%。',
  ],
  [
    'parts-above-whole',
    '基金支出820万元，其中：医疗待遇610万元，伤残待遇250万元。',
    '基金支出820万元',
    '基金支出860万元，其中：医疗待遇610万元，伤残待遇240万元。',
  ],
  [
    'parts-above-whole',
    '基金支出820万元（医疗待遇6100万元，伤残待遇210万元）。',
    '医疗待遇6100万元',
    '基金支出820万元，其中：医疗待遇700万元，住院420万元，门诊280万元，伤残待遇110万元。',
  ],
  [
    'parts-short',
    '参保人数8.60万人，其中：在职7.10万人，退休1.20万人。',
    '参保人数8.60万人',
    '参保人数8.60万人，其中：农民工1.10万人，事业单位2.20万人。',
  ],
  [
    'balance-of-year',
    '基金收入5200万元，基金支出4700万元，当期结余300万元。',
    '当期结余300万元',
    '基金收入5200万元，基金支出4700万元，当期结余500万元。',
  ],
  [
    'same-figure',
    '参保职工12.60万人，覆盖面稳步扩大。有效保障参保职工13.10万人。',
    '有效保障参保职工13.10万人',
    '参保职工12.60万人，其中新增参保职工0.50万人。参保职工126000人。',
  ],
  [
    'months-payable',
    '累计结余3600万元，按月均支出300万元计算，可支付10.5个月。',
    '按月均支出300万元',
    '累计结余3600万元，按月均支出300万元计算，可支付12个月。',
  ],
  ['range-contradiction', '执行率目标为90%至100%以上。', '90%至100%以上', '执行率目标为90%至100%，满意率90%以上。'],
  [
    'respectively-count',
    '限额分别由5万元、3万元提高到8万元、6万元、4万元。',
    '分别由5万元、3万元提高到8万元、6万元、4万元',
    '病种分别由14种、18种扩大到32种。',
  ],
  [
    'benefit-of-fund',
    '每月25日前足额发放养老金。',
    '25日前足额发放养老金',
    '停止发放工伤待遇后，领取养老金的补足差额。',
  ],
  [
    'confusable-word',
    '截止2020年底，资金已全部拔付到位。',
    '截止',
    '截至2020年底，资金已全部拨付到位，过度医疗得到遏制。',
  ],
];

describe('rules over the figures and words of a report', () => {
  it.each(EXAMPLES)('%s fires on “%s”', (rule, wrong, quote) => {
    expect(told(inParagraph(wrong), rule)).toContain(`${rule} ${quote}`);
  });

  it.each(EXAMPLES.map(([rule, , , right]) => [rule, right] as const))('%s is silent on “%s”', (rule, right) => {
    expect(told(inParagraph(right), rule)).toEqual([]);
  });

  it('a growth over this year’s amount is told as the wrong base', () => {
    const [found] = inParagraph('基金支出8.00亿元，较上年增加0.80亿元，增长10.00%。');
    expect(found).toMatchObject({ rule: 'growth-arithmetic', expected: '11.11%' });
    expect(found?.message).toContain('疑以本年数为基数');
  });

  it('an execution rate is measured on every budget of the same fund and measure, and one that fits is enough', () => {
    const matrix = matrixOf({ budgetExpenditure: ['8.00', '2.00'] });
    const rate = (percent: string) =>
      told(inParagraph(`基金总支出1.90亿元，完成年度预算的${percent}。`, { matrix }), 'execution-arithmetic');
    expect(rate('95%')).toEqual([]);
    expect(rate('85%')).toEqual(['execution-arithmetic 完成年度预算的85%']);
  });

  it('accumulated balances of all funds add up to the one printed for them together', () => {
    const text = (total: string) => [
      '# 一、社会保险基金总体情况',
      `各项基金滚存结余${total}亿元。`,
      '# 二、企业职工基本养老保险基金',
      '累计结余3.20亿元。',
      '# 三、工伤保险基金',
      '累计结余4000万元。',
    ];
    const found = (total: string) =>
      told(checkForm(reportTemplate, reportOf('某市社会保险基金支出', text(total)), { year: 2020 }), 'balance-total');
    expect(found('3.60')).toEqual([]);
    expect(found('3.90')).toEqual(['balance-total 各项基金滚存结余3.90亿元']);
  });

  it('half of a medical fund is no more than the whole, and both halves are the whole', () => {
    const heading = '# 一、职工基本医疗保险基金';
    const subject = '某县职工基本医疗保险基金支出';
    const found = (text: string) => told(inParagraph(text, { subject, heading }), 'accounts-sum');
    expect(found('医疗保险基金支出9.10亿元，统筹基金支出5.60亿元，个人账户支出3.50亿元。')).toEqual([]);
    expect(found('医疗保险基金支出9.10亿元，统筹基金支出5.60亿元，个人账户支出3.90亿元。')).toEqual([
      'accounts-sum 个人账户支出3.90亿元',
    ]);
    expect(found('医疗保险基金月均支出7600万元，统筹基金月均支出46000万元。')).toEqual([
      'accounts-sum 统筹基金月均支出46000万元',
    ]);
  });

  it('a chapter does not end on a comma, a paragraph before its last may', () => {
    const found = (...lines: string[]) =>
      told(
        checkForm(reportTemplate, reportOf('某市工伤保险基金支出', ['# 一、情况', ...lines]), { year: 2020 }),
        'text-truncated',
      );
    expect(found('加强工伤预防，', '规范收支。')).toEqual([]);
    expect(found('规范收支。', '加强工伤预防，')).toEqual(['text-truncated 加强工伤预防，']);
  });

  it('a report of a year is filed after it', () => {
    const filed = (date: string) => {
      const content = reportOf('某市工伤保险基金支出', ['# 一、情况', '平稳。']);
      const fields = { ...content.fields, filedOn: date };
      return told(checkForm(reportTemplate, { ...content, fields }, { year: 2020 }), 'filed-early');
    };
    expect(filed('2019年3月11日')).toEqual(['filed-early 2019年3月11日']);
    expect(filed('2020年3月11日')).toEqual(['filed-early 2020年3月11日']);
    expect(filed('2021年3月11日')).toEqual([]);
    expect(filed('2020年12月25日')).toEqual([]);
  });

  it('a report whose cover names another fund than its title is about that of its headings', () => {
    const content = reportOf('某市工伤保险基金支出', [
      '# 一、工伤保险基金情况',
      '2020年基金支出预算800万元。',
      '# 二、运行情况',
      '全年基金支出760万元，预算执行率为93.2%。',
    ]);
    const fields = { ...content.fields, projectName: '失业保险基金支出' };
    expect(
      told(checkForm(reportTemplate, { ...content, fields }, { year: 2020 }), 'execution-arithmetic'),
    ).toHaveLength(1);
  });

  it('a total named after one account holds no other', () => {
    const text = '医疗保险统筹基金待遇支出9.10亿元（统筹基金待遇支出5.60亿元，个人账户待遇支出3.50亿元）。';
    const found = inParagraph(text, { subject: '某县职工基本医疗保险基金支出', heading: '# 一、职工医保' });
    expect(told(found, 'account-named-whole')).toEqual(['account-named-whole 医疗保险统筹基金待遇支出9.10亿元']);
  });

  it('computed cells of a matrix are what its cells yield, within their printed precision', () => {
    const cells = { currentIncome: ['4.53', '1.38'], lastIncome: ['4.35', '1.72'] };
    const found = (growth: string) =>
      told(inParagraph('无。', { matrix: matrixOf(cells, { incomeGrowth: [growth, '-19.77'] }) }), 'matrix-figures');
    expect(found('4.13')).toEqual([]);
    expect(found('4.93')).toEqual(['matrix-figures 4.93']);
  });

  it('benefits above the whole expenditure of their fund come from somewhere else', () => {
    const matrix = matrixOf({ currentExpenditure: ['9.40', '0.75'] });
    expect(told(inParagraph('工伤保险待遇支出3.20亿元。', { matrix }), 'above-fund')).toHaveLength(1);
    expect(told(inParagraph('工伤保险待遇支出0.74亿元。', { matrix }), 'above-fund')).toEqual([]);
  });

  it('a paragraph that is said twice is pointed out once, a similar one is not', () => {
    const words =
      '经办机构按照流程覆盖、环节把控、职责明确的思路，把内控制度建设作为根本，规范经办和管理，分别建账，专款专用，确保基金安全运行，参保人员的获得感不断增强。';
    const other =
      '征缴部门联合税务、市场监管开展扩面宣传，深入园区工地逐户核对用工情况，为新业态从业人员提供上门登记服务，参保登记当日办结，群众少跑路、好办事，征缴秩序持续向好。';
    const found = (second: string) =>
      told(
        checkForm(reportTemplate, reportOf('某市社会保险基金支出', ['# 一、经验', words, second]), { year: 2020 }),
        'repeated-paragraph',
      );
    expect(found(words.replace('参保人员的', '广大参保人员的'))).toHaveLength(1);
    expect(found(other)).toEqual([]);
  });

  it('a text agrees with the rows of its own table', () => {
    const rows = [['参保缴费人数', '8.2万人', '8.5万人']] as const;
    const found = (actual: string) =>
      told(
        checkForm(tableTemplate, tableOf('工伤保险基金支出', ['900', '880'], rows, actual), { year: 2020 }),
        'table-agreement',
        'people-unit',
      );
    expect(found('全年参保职工8.5万人。')).toEqual([]);
    expect(found('全年参保职工9.1万人。')).toEqual(['table-agreement 全年参保职工9.1万人']);
  });

  it('every fix that is offered puts right what it was offered for', () => {
    for (const wrong of ['基金总收入5.12亿元，较上年增加0.31元，增长6.44%。', '保费收入1.30亿元，同比下降-3.70%。']) {
      const [found] = inParagraph(wrong).filter(({ fix, rule }) => fix !== undefined && /money|direction/.test(rule));
      const [change] = found?.fix?.changes ?? [];
      expect(told(inParagraph(change?.value as string), found?.rule ?? '')).toEqual([]);
    }
  });
});
