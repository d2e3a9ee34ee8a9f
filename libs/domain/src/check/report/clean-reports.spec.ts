import { checkForm } from '../check.js';
import { checkTogether } from '../check-together.js';
import { matrixOf, reportOf, reportTemplate, tableOf, tableTemplate } from '../testing/report.js';

/** Reports in which every figure is right; the third words things as few papers do. */
const PENSIONS = reportOf(
  '某市本级社会保险基金支出',
  [
    '# 一、社会保险基金收支余总体情况',
    '## （一）总体情况',
    '2020年某市本级各项基金总收入12.30亿元（收入小计不含上下级往来），较上年增加0.80亿元，增长6.96%，完成年度预算的98.40%。各项基金总支出10.15亿元（支出小计不含上下级往来），较上年减少0.35亿元，下降3.33%，完成年度预算101.50%。基金当期结余2.15亿元，滚存结余9.62亿元。',
    '## （二）绩效目标设定情况',
    '2020年预算企业职工基本养老保险基金支出9.20亿元，其中：基本养老金支出8.61亿元，丧葬抚恤金支出0.32亿元。全年保障3.21万名离退休人员的基本养老金待遇发放，预算支出执行目标95%至105%，参保群众满意率90%以上。',
    '2020年预算工伤保险基金支出8000万元，保障12.6万名参保职工的工伤医疗待遇，全年享受工伤待遇0.31万人次。',
    '# 二、基金预算完成情况',
    '## （一）企业职工基本养老保险基金',
    '基金总收入41.27亿元，其中：保费收入9.08亿元，利息收入0.21亿元，财政补贴收入1.98亿元，上级补助收入30.00亿元。基金总支出39.40亿元，其中：基本养老金支出8.74亿元，丧葬抚恤金支出0.31亿元，上解上级支出30.35亿元。基金当期结余1.87亿元，累计结余8.51亿元。',
    '基本养老金支出8.74亿元，与去年同期相比减少0.32亿元，降低3.53%，完成全年预算8.61亿元的101.51%。年末离退休人员3.24万人，较上年3.20万人增加0.04万人，增长1.25%。',
    '## （二）工伤保险基金',
    '2020年度工伤保险基金收入10300万元，其中：保费收入10120万元，利息收入180万元；支出7500万元，其中：工伤保险待遇支出7320万元。当期结余2800万元，滚存结余11100万元。',
    '# 三、绩效目标完成情况',
    '全年有效保障了12.9万名参保职工，享受工伤待遇0.33万人次，每月20日前足额支付工伤保险待遇，满意率93%。落实《关于调整2019年工伤保险待遇的通知》（某人社发〔2020〕12号）要求，自2016年以来连续第5年调整。',
  ],
  matrixOf(
    {
      budgetIncome: ['11.40', '1.10'],
      budgetExpenditure: ['9.20', '0.80'],
      currentIncome: ['11.27', '1.03'],
      currentExpenditure: ['9.40', '0.75'],
      lastIncome: ['10.60', '0.90'],
    },
    {
      incomeChange: ['0.67', '0.13', '0.80'],
      incomeGrowth: ['6.32', '14.44', '6.96'],
      budgetIncome: ['', '', '12.50'],
    },
  ),
);

const MEDICAL = reportOf('某县城乡居民基本医疗保险基金支出', [
  '# 一、城乡居民基本医疗保险基金总体情况',
  '2020年全县参保41.36万人，其中：城镇居民6.12万人，农村居民35.24万人。基金总收入33915.2万元，其中：个人缴费收入11580.8万元，财政补助收入22334.4万元。基金总支出30127.6万元，较上年增长8.3%，其中：住院待遇支出24650.3万元，门诊待遇支出4312.9万元，大病保险支出1164.4万元。当期结余3787.6万元，累计结余18076.5万元，按月均支出2510.6万元计算，可支付7.2个月。',
  '财政补助标准由每人每年520元提高到550元，个人缴费标准由250元提高至280元；城乡居民住院、门诊政策范围内报销比例分别由68%、50%提高到70%、55%。',
  '# 二、下一步工作计划',
  '2021年计划参保42万人，基金收入3.5亿元，力争满意度达到95%以上。',
]);

const UNUSUAL = reportOf('某州失业保险基金支出', [
  '# 一、失业保险基金运行情况',
  '全年失业保险待遇、稳岗返还、技能提升补贴三项支出分别为3120万元、1850万元和64万元，三项合计5034万元；连同其他支出16万元，基金支出5050万元，约为收入（6980万元）的72.3%，收支相抵，当期结余1930万元。',
  '年初预算安排支出4800万元，年中经批准调整为5200万元，执行率97.12%。支出同比增长-3.2%以内的降幅主要由于享受待遇人数由2100人降至1987人。',
  '按照“两个确保”要求，“应发尽发”；3家单位（均为民营企业）补缴。人均每月领取失业保险金1190元，领取人次23844人次，领取人数1987人。',
  '参保12.05万人，在职11.8万人左右；其中女性约占四成。累计结余2.1亿元，折合21000万元，较年初增加1930万元，增长10.1%。',
]);

describe('reports in which everything is right', () => {
  it.each([
    ['of two pension and injury funds with a matrix', PENSIONS],
    ['of a medical fund with standards and shares', MEDICAL],
    ['in unusual words', UNUSUAL],
  ])('%s show no error', (_, content) => {
    const errors = checkForm(reportTemplate, content, { year: 2020 }).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, quote, message }) => `${rule} ${quote} ${message}`)).toEqual([]);
  });

  it('show none beside their self-evaluations and beside each other', () => {
    const pension = tableOf(
      '企业职工基本养老保险基金支出',
      ['92000', '94012'],
      [
        ['保障退休待遇人数', '≥3.21万人', '3.24万人'],
        ['基金支出预算执行率', '95%≤x≤105%', '102.19%'],
        ['参保人员满意度', '≥90%', '93%'],
      ],
      '完成年度预算的102.19%，因提高待遇标准超出预算，已按程序调整预算。',
    );
    const injury = tableOf(
      '工伤保险基金支出',
      ['8000', '7500'],
      [
        ['参保缴费人数', '≥126000人', '129024人'],
        ['享受工伤待遇人次', '0.31万人次', '0.33万人次'],
        ['基金收入预算执行率', '95%≤x≤105%', '93.64%'],
      ],
    );
    const forms = [PENSIONS, MEDICAL, UNUSUAL].map((content) => ({ template: reportTemplate, content, year: 2020 }));
    const tables = [pension, injury].map((content) => ({ template: tableTemplate, content, year: 2020 }));
    const found = checkTogether([...forms, ...tables]);
    const errors = found.filter(({ severity, rule }) => severity === 'error' && !rule.startsWith('blank'));
    expect(errors.map(({ form, rule, quote, message }) => `${form} ${rule} ${quote} ${message}`)).toEqual([]);
  });
});
