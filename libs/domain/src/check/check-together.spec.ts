import { checkForm } from './check.js';
import { checkTogether } from './check-together.js';
import { matrixOf, reportOf, reportTemplate, tableOf, tableTemplate } from './testing/report.js';

type Forms = Parameters<typeof checkTogether>[0];

const table = (
  rows: readonly (readonly [string, string, string])[],
  { budget = '8000', executed = '7500', year = 2020, project = '工伤保险基金支出' } = {},
) => ({ template: tableTemplate, content: tableOf(project, [budget, executed], rows), year });

const report = (text: string, matrix?: ReturnType<typeof matrixOf>, year = 2020) => ({
  template: reportTemplate,
  content: reportOf('某市本级工伤保险基金支出', ['# 二、工伤保险基金运行情况', text], matrix),
  year,
});

/** Rule, form and quote of what the forms show beside one another: what each shows by itself is left out. */
const across = (...forms: Forms): string[] => {
  const own = new Set(
    forms.flatMap(({ template, content, year }, form) =>
      checkForm(template, content, { year }).map(({ rule, quote }) => `${form} ${rule} ${quote}`),
    ),
  );
  return checkTogether(forms)
    .map(({ form, rule, quote }) => `${form} ${rule} ${quote}`)
    .filter((line) => !own.has(line));
};

describe('forms that belong together', () => {
  it('show what each shows by itself, each finding at its form', () => {
    const forms: Forms = [
      report('基金支出8000，其中：待遇支出7900万元。'),
      table([['参保缴费人数', '12万人', '≥12万人']]),
    ];
    const found = checkTogether(forms);
    expect(found.map(({ form }) => form)).toEqual(found.map(({ form }) => form).sort());
    for (const [form, { template, content, year }] of forms.entries())
      expect(found.filter((one) => one.form === form)).toEqual(
        expect.arrayContaining(checkForm(template, content, { year }).map((one) => ({ ...one, form }))),
      );
  });

  it('show of one form what they show of it among all, when only that one is asked for', () => {
    const forms: Forms = [
      report('有效保障31万名参保职工的工伤待遇。基金支出8000，其中：待遇支出7900万元。'),
      table([['参保缴费人数', '≥12万人', '']]),
    ];
    const all = checkTogether(forms);
    for (const of of forms.keys()) {
      const wanted = all.filter(({ form }) => form === of);
      expect(wanted).not.toHaveLength(0);
      expect(checkTogether(forms, { of })).toEqual(wanted);
    }
  });

  it('a population in a report is that of the attached table, planned and reached', () => {
    const rows = [['参保缴费人数', '≥12万人', '12.5万人']] as const;
    expect(across(report('有效保障12.5万名参保职工的工伤待遇。'), table(rows))).toEqual([]);
    expect(across(report('有效保障31万名参保职工的工伤待遇。'), table(rows))).toEqual([
      '0 table-agreement 有效保障31万名',
    ]);
    expect(across(report('2020年预算保障12.8万名参保职工。'), table(rows))).toEqual([
      '0 table-agreement 2020年预算保障12.8万名',
    ]);
  });

  it('人 in one and 人次 in the other is told once', () => {
    const rows = [
      ['享受稳岗补贴人数', '1万人', '1.3万人'],
      ['享受技能补贴人数', '20人', '24人'],
    ] as const;
    const text = '享受稳岗补贴1.3万人次，享受技能补贴24人次。';
    expect(across(report(text), table(rows))).toEqual(['0 people-unit 享受稳岗补贴1.3万人次']);
  });

  it('targets agree; bounds of a result that only differ in strictness are advisory', () => {
    const rows = [['参保人员满意度', '≥90%', '≥90%']] as const;
    const planned = (bound: string) => across(report(`2020年预算编制目标：满意率${bound}。`), table(rows));
    expect(planned('90%以上')).toEqual([]);
    expect(planned('95%以上')).toEqual(['0 table-agreement 满意率95%以上']);
    expect(across(report('满意率99%以上。'), table(rows))).toEqual(['0 table-precision 满意率99%以上']);
  });

  it('amounts and rates of a table are possible with the matrix of the report', () => {
    const matrix = matrixOf({
      budgetIncome: ['16.18', '1.53'],
      currentIncome: ['17.09', '1.63'],
      budgetExpenditure: ['22.26', '0.80'],
      currentExpenditure: ['21.71', '0.75'],
    });
    const rate = (percent: string) => table([['基金收入预算执行率', '95%≤x≤110%', percent]]);
    expect(across(report('无。', matrix), rate('106.20%'))).toEqual([]);
    expect(across(report('无。', matrix), rate('105.68%'))).toEqual(['1 matrix-and-tables 105.68%']);
    expect(across(report('无。', matrix), table([], { executed: '8354' }))).toEqual(['1 matrix-and-tables 8354']);
  });

  it('a total in a report without a matrix is that of the table, rounded or cut off', () => {
    expect(across(report('基金支出7500万元。'), table([], { executed: '7500.86' }))).toEqual([]);
    expect(across(report('基金支出7510万元。'), table([], { executed: '7500.86' }))).toEqual([
      '0 report-totals 基金支出7510万元',
    ]);
  });

  it('one goal for two funds, one paragraph in two reports and another name for the annex are pointed out', () => {
    const goal = '确保参保人员按时足额享受各项社会保险待遇，基金运行安全平稳可持续，群众获得感不断增强。';
    const withGoal = (project: string) => {
      const form = table([], { project });
      return { ...form, content: { ...form.content, goals: { ...form.content.goals, expected: goal } } };
    };
    expect(across(withGoal('工伤保险基金支出'), withGoal('失业保险基金支出'))).toEqual([
      `1 goal-of-another-fund ${goal.slice(0, 40)}`,
    ]);
    const words =
      '经办机构按照流程覆盖、环节把控、职责明确的思路，把内控制度建设作为根本，规范经办和管理，分别建账，专款专用，确保基金安全运行，参保人员的获得感不断增强。';
    const of = (subject: string) => ({
      template: reportTemplate,
      content: reportOf(subject, ['# 四、经验', words, '# 五、附表：某市工伤保险绩效自评表']),
      year: 2020,
    });
    expect(across(of('某市工伤保险基金支出'), of('某市失业保险基金支出'), table([]))).toEqual([
      '0 attachment-names 某市工伤保险绩效自评表',
      `1 repeated-paragraph ${words.slice(0, 40)}`,
      '1 attachment-names 某市工伤保险绩效自评表',
    ]);
  });

  it('last year in this year’s matrix is what last year’s form printed for itself', () => {
    const before = report('无。', matrixOf({ currentIncome: ['10.00', '1.72'] }), 2019);
    expect(across(before, report('无。', matrixOf({ lastIncome: ['10.00', '1.72'] })))).toEqual([]);
    expect(across(before, report('无。', matrixOf({ lastIncome: ['10.00', '1.92'] })))).toEqual(['1 last-year 1.92']);
  });

  it('an objective and its self-evaluation begin with one budget', () => {
    const objective = (amount: string) => {
      const { content } = table([], { budget: amount });
      const template = {
        ...tableTemplate,
        kind: 'fund-objective',
        funding: { ...tableTemplate.funding, columns: [{ key: 'initialBudget', label: '年度资金总额' }] },
      };
      const funding = { ...content.funding, total: { initialBudget: { kind: 'amount', amount } } } as never;
      return { template, content: { ...content, funding }, year: 2020 };
    };
    expect(across(objective('8000'), table([]))).toEqual([]);
    expect(across(objective('8600'), table([]))).toEqual(['1 objective-budget 8000']);
  });
});
