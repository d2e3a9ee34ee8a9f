import { printed } from '../check/report/fact-ground.js';
import { matrixOf, reportOf, reportTemplate, tableOf, tableTemplate } from '../check/testing/report.js';
import type { Fact } from './fact.js';
import { mayBeSame } from './fact.js';
import { factsOf } from './facts-of.js';
import { fundOf, fundsIn } from './funds.js';

const factsIn = (paragraph: string, subject = '某市工伤保险基金支出'): readonly Fact[] =>
  factsOf(reportTemplate, reportOf(subject, ['# 二、运行情况', paragraph]), 2021);

/** "growth 5.2% of 8.1亿元": what a figure is, and to what. */
const brief = (fact: Fact): string =>
  [
    fact.role,
    fact.measure,
    printed(fact),
    fact.of && `of ${printed(fact.of)}`,
    fact.whole && `in ${printed(fact.whole)}`,
  ]
    .filter(Boolean)
    .join(' ');

describe('the facts of a narrative', () => {
  it('carry the subject of a sentence to its change, growth, budget and execution', () => {
    expect(factsIn('基金总支出8.1亿元，较上年增加0.4亿元，增长5.2%，完成年度预算8.5亿元的95.3%。').map(brief)).toEqual([
      'main expenditure 8.1亿元',
      'change expenditure 0.4亿元 of 8.1亿元',
      'growth expenditure 5.2% of 8.1亿元',
      'budget expenditure 8.5亿元 of 8.1亿元',
      'execution expenditure 95.3% of 8.1亿元',
    ]);
  });

  it('are no more than a report can hold, however many figures a text is made of', () => {
    const paragraphs = Array.from({ length: 4 }, () => '1%，'.repeat(2000));
    const facts = factsOf(reportTemplate, reportOf('某市工伤保险基金支出', ['# 二、运行情况', ...paragraphs]), 2021);
    expect(facts.filter(({ source }) => source === 'narrative')).toHaveLength(3000);
  });

  it('of a matrix are in the unit that its title prints', () => {
    const of = (title: string) => {
      const matrix = { ...matrixOf({ currentIncome: ['4.53', '1.38'] }), title };
      const content = { ...reportOf('某市社会保险基金支出', ['# 一、情况']), matrices: { balance: matrix } };
      return factsOf(reportTemplate, content, 2020).map(printed);
    };
    expect(of('收支分析表')).toEqual(['4.53亿元', '1.38亿元']);
    expect(of('收支分析表（单位：万元）')).toEqual(['4.53万元', '1.38万元']);
    expect(of('收支分析表(万元)')).toEqual(['4.53万元', '1.38万元']);
  });

  it('tell a list from what follows it', () => {
    const facts = factsIn(
      '收入9亿元，其中：保费收入7亿元，利息收入1亿元；支出8亿元（待遇支出7.8亿元）。当期结余1亿元。',
    );
    expect(facts.map(brief)).toEqual([
      'main income 9亿元',
      'main premiumIncome 7亿元 in 9亿元',
      'main interestIncome 1亿元 in 9亿元',
      'main expenditure 8亿元',
      'main benefitExpenditure 7.8亿元 in 8亿元',
      'main balance 1亿元',
    ]);
  });

  it('know the fund by sentence, heading and cover, the account, the year and what was planned', () => {
    const scopes = factsIn(
      '2020年统筹基金支出3亿元。2021年预算个人账户基金支出2亿元，下级上解收入1亿元。失业保险基金支出1亿元。',
      '某市职工基本医疗保险基金支出',
    ).map(({ scope }) => [scope.fund, scope.account, scope.year, scope.phase, scope.flows]);
    expect(scopes).toEqual([
      ['employeeMedical', 'pooled', 2020, 'actual', undefined],
      ['employeeMedical', 'personal', 2021, 'plan', undefined],
      ['employeeMedical', 'personal', 2021, 'plan', 'included'],
      ['unemployment', undefined, 2021, 'actual', undefined],
    ]);
  });

  it('pass over dates, ordinals, document numbers and names', () => {
    const text =
      '2021年3月25日前，根据《关于2019年第3批120万元资金的通知》（某财社〔2021〕12号、[2020]9号），连续第5年调整，每月20日前支付。';
    expect(factsIn(text)).toEqual([]);
  });

  it('a page break inside a sentence, even inside a unit, tears nothing', () => {
    const content = reportOf('某市工伤保险基金支出', [
      '# 二、情况',
      '全年享受工伤保险待遇人',
      '员820人',
      '次，满意度95%以上。',
    ]);
    const [visits, satisfaction] = factsOf(reportTemplate, content, 2021);
    expect([visits && printed(visits), satisfaction?.bound, satisfaction?.quote]).toEqual([
      '820人次',
      'atLeast',
      '满意度95%以上',
    ]);
  });

  it('point at the printed figure', () => {
    const text = '其中， 保费 收入 １２．５ 亿元。';
    const [fact] = factsIn(text);
    const { offset, length } = fact!.locus;
    expect([fact!.amount, text.slice(offset, offset + length)]).toEqual(['12.5', '１２．５ 亿元']);
  });
});

describe('the facts of tables', () => {
  it('are the header, the rows and the cells of a matrix', () => {
    const table = tableOf('工伤保险基金支出', ['900', '880'], [['参保缴费人数', '≥8.2万人', '8.5万人']]);
    expect(factsOf(tableTemplate, table, 2021).map((fact) => `${fact.scope.phase} ${brief(fact)}`)).toEqual([
      'plan main expenditure 900万元',
      'actual main expenditure 880万元',
      'plan main people:insured 8.2万人',
      'actual main people:insured 8.5万人',
    ]);
    const report = reportOf('某市社会保险基金支出', [], matrixOf({ lastIncome: ['2', '1'] }));
    expect(
      factsOf(reportTemplate, report, 2021).map(({ scope: { fund, year, phase } }) => [fund, year, phase]),
    ).toEqual([
      ['enterprisePension', 2020, 'prior'],
      ['workInjury', 2020, 'prior'],
    ]);
  });
});

describe('figures that may be one', () => {
  const money = (amount: string, scale: '万' | '亿') =>
    ({ amount, unit: { measure: '元', scale, per: [] } }) as unknown as Fact;
  it('are equal at one precision, and rounded or cut off at two', () => {
    expect(mayBeSame(money('20.53', '亿'), money('20.54', '亿'))).toBe(false);
    expect(mayBeSame(money('155863', '万'), money('155863.72', '万'))).toBe(true);
    expect(mayBeSame(money('15.59', '亿'), money('155863.72', '万'))).toBe(true);
    expect(mayBeSame(money('15.57', '亿'), money('155863.72', '万'))).toBe(false);
  });
});

describe('the names of the funds', () => {
  it.each([
    ['某县企业职工基本养老保险基金支出', 'enterprisePension'],
    ['机关事业单位基本养老保险（改革）', 'institutionPension'],
    ['城乡居民养老保险基金', 'residentPension'],
    ['2023年城镇职工医疗保险', 'employeeMedical'],
    ['城乡居民基本医疗保险基金', 'residentMedical'],
    ['工伤保险', 'workInjury'],
    ['失业保险基金支出项目', 'unemployment'],
    ['社会保险基金支出', 'all'],
    ['企业养老保险和工伤保险', 'all'],
    ['档案数字化项目', undefined],
  ])('%s', (title, fund) => expect(fundOf(title)).toBe(fund));

  it('a premium paid for somebody is no mention of another fund', () =>
    expect(fundsIn('代缴失业人员医疗保险费')).toEqual([]));
});

describe('the work that hostile narrative makes', () => {
  it('is that of so many figures, not of their pairs', () => {
    for (const atom of [
      '1(',
      '其中1亿元，',
      '由1元、',
      '参保1万人，',
      '（1亿元',
      '2020年',
      '《',
      '基金支出1亿元增长5%，',
    ]) {
      const facts = (length: number) => factsIn(atom.repeat(length)).length;
      expect(facts(4000)).toBeLessThanOrEqual(8000);
    }
  });
});
