import { applyChanges } from '../forms/change-content.js';
import { briefs, clean, findingsAfter, template } from './testing/form.js';

const actual = (text: string) => briefs({ 'goals/actual': text });

describe('years', () => {
  it('of a goal are the form’s own', () => {
    expect(actual('某地区2021年1月-12月按规定拨付待遇。')).toEqual(['error year-wrong goals/actual']);
    expect(actual('某地区2019年1月-12月按规定拨付待遇。')).toEqual(['error year-wrong goals/actual']);
    expect(briefs({ 'indicators/i1/name': '2022年参保人数' })).toEqual(['error year-wrong indicators/i1/name']);
  });

  it('offer the right year in place of the wrong one', () => {
    const [found] = findingsAfter({ 'goals/actual': '某地区2021年1月-12月拨付待遇。' });
    expect(found?.quote).toBe('2021年1月-12月');
    const after = applyChanges(template, clean, found?.fix?.changes ?? []);
    expect(after.goals['actual']).toBe('某地区2020年1月-12月拨付待遇。');
  });

  it('in comparisons, periods, document numbers and names belong to those', () => {
    expect(actual('自2005年以来连续第16年提高待遇，2020年如期发放。')).toEqual([]);
    expect(actual('2020年完成参保，2021年1月报送决算。')).toEqual([]);
    expect(actual('2020年完成参保，2021年1月-12月拨付待遇。')).toEqual(['error year-wrong goals/actual']);
    expect(actual('2020年支出10万元，2019年支出9万元。')).toEqual([]);
    expect(actual('按巴财社〔2022〕105号执行2019-2021年度规划。')).toEqual([]);
    expect(actual('落实《2022年医疗保障工作要点》要求。')).toEqual([]);
    expect(briefs({ 'fields/projectName': '2021-2023年度配套资金' })).toEqual([]);
  });

  it('are left alone where the form’s year is not known', () =>
    expect(briefs({ 'goals/actual': '2021年1月-12月拨付待遇。' }, null)).toEqual([]));

  it('have four digits', () => {
    expect(actual('2020年1月1日-20年12月31日拨付待遇。')).toEqual(['error short-year goals/actual']);
    expect(actual('2020年连续20年足额发放，缴费满15年3个月。')).toEqual([]);
  });

  it('have days that the calendar has', () => {
    expect(actual('2020年6月31日拨付待遇。')).toEqual(['error date-impossible goals/actual']);
    expect(actual('2019年2月29日和2020年13月1日。2020年拨付。')).toEqual([
      'error date-impossible goals/actual',
      'error date-impossible goals/actual',
    ]);
    expect(actual('2020年2月29日拨付，每年12月31日对账，2020年如期。')).toEqual([]);
  });
});

describe('what the template left behind', () => {
  it('goes: notes of whoever made the sheet, prompts, placeholders', () => {
    const [found] = findingsAfter({ 'fields/note': '用百分比写。表中三级指标标红的区域做了模拟。' });
    expect(found).toMatchObject({ rule: 'leftover', quote: '表中三级指标标红的区域做了模拟。' });
    expect(found?.fix?.changes).toEqual([{ path: 'fields/note', value: '用百分比写。' }]);
    expect(actual('（包括基金支出预算目标及阶段性目标情况）2020年完成。')).toEqual(['error leftover goals/actual']);
    expect(actual('(请填写实际情况)2020年完成。')).toEqual(['error leftover goals/actual']);
    expect(actual('20××年完成拨付。')).toEqual(['error leftover goals/actual']);
    expect(briefs({ 'fields/unit': 'XX市医疗保障局' })).toEqual(['error leftover fields/unit']);
  });

  it('is not any bracket, nor a multiplication', () =>
    expect(actual('2020年拨付待遇（包括住院、门诊），31万人×197.36元。')).toEqual([]));
});

describe('how words are set', () => {
  it('document numbers carry hexagonal brackets', () => {
    const [found] = findingsAfter({ 'goals/expected': '按人社部发[2020]11号和财社〔2017〕144号执行。' });
    expect(found).toMatchObject({ rule: 'document-number', expected: '〔2020〕' });
    expect(found?.fix?.changes).toEqual([
      { path: 'goals/expected', value: '按人社部发〔2020〕11号和财社〔2017〕144号执行。' },
    ]);
  });

  it('no mark and no particle stands twice', () => {
    expect(actual('2020年重复参保0人,。')).toEqual(['error doubled-text goals/actual']);
    expect(actual('2020年参保的的人数增加。')).toEqual(['error doubled-text goals/actual']);
    expect(actual('2020年为了了解情况，以及及时拨付，达到目的的项目不了了之。')).toEqual([]);
    expect(actual('2020年完成了了参保。')).toEqual(['error doubled-text goals/actual']);
    expect(actual('2020年人人享有，年年提高……种种措施——到位。')).toEqual([]);
  });

  it('brackets and quotation marks come in pairs', () => {
    expect(actual('2020年拨付待遇（含生育。')).toEqual(['error unbalanced goals/actual']);
    expect(actual('2020年落实“两定管理。')).toEqual(['error unbalanced goals/actual']);
    expect(actual('2020年：1）参保(含生育）；2）得分区间[60%，80%)。')).toEqual([]);
  });

  it('a text comes to its end', () => {
    expect(actual('2020年完成参保、')).toEqual(['error text-truncated goals/actual']);
    expect(actual('2020年完成全部目的')).toEqual([]);
  });

  it('known slips of the pen are pointed out', () =>
    expect(briefs({ 'indicators/i5/name': '离休退人员满意度' })).toEqual(['warning wrong-word indicators/i5/name']));
});

describe('what the words mean', () => {
  it('the account of the year is not the goal over again', () => {
    const expected = '聚焦总目标确保待遇足额发放，提高基金统筹层次，防范基金运行风险。';
    expect(briefs({ 'goals/expected': expected, 'goals/actual': `2020年${expected}` })).toEqual([
      'warning goal-copied goals/actual',
    ]);
    expect(
      briefs({ 'goals/expected': expected, 'goals/actual': '2020年基金未发生风险，待遇12个月全部到账。' }),
    ).toEqual([]);
  });

  it('a regulation is cited from its own time on', () => {
    const cited = { 'goals/expected': '落实《医疗保障基金使用监督管理条例》和《社会保险法》。' };
    expect(briefs(cited)).toEqual(['warning regulation-date goals/expected']);
    expect(briefs({ ...cited, 'goals/actual': '2021年完成。' }, 2021)).toEqual([]);
  });

  it('a slogan does not count cases; a heavy qualitative target wants criteria', () => {
    const words = (name: string, target: string) =>
      briefs({ 'indicators/i4/name': name, 'indicators/i4/target': target, 'indicators/i4/actual': '100%' });
    expect(words('违规使用社会保险基金的情况', '充分发挥职能作用')).toEqual([
      'warning target-unmeasurable indicators/i4/target',
    ]);
    expect(words('政策知晓率', '有所提高')).toEqual(['warning target-unmeasurable indicators/i4/target']);
    expect(words('提高经办效率', '有效提高')).toEqual(['warning target-vague indicators/i4/target']);
    expect(words('资金滚存结余在合理范围', '基金运行平稳')).toEqual(['warning target-vague indicators/i4/target']);
    expect(words('基金运行', '分三档：达成、部分达成、未达成')).toEqual([]);
  });

  it('one name has one rate', () => {
    const rate = (name: string, actual: string) =>
      briefs({ 'indicators/i2/name': name, 'indicators/i2/target': '≥95%', 'indicators/i2/actual': actual });
    expect(rate('支出预算执行率', '97.45%')).toEqual(['warning rate-names indicators/i2/name']);
    expect(rate('支出预算执行率', '98.3%')).toEqual([]);
    expect(rate('待遇支出预算执行率', '97.45%')).toEqual([]);
    expect(rate('收入预算执行率', '97.45%')).toEqual([]);
  });

  it('a row stands under what it measures', () => {
    expect(
      briefs({ 'indicators/i2/name': '支出金额', 'indicators/i2/target': '≥5万元', 'indicators/i2/actual': '6万元' }),
    ).toEqual(['warning dimension-misfiled indicators/i2/dimension']);
    expect(briefs({ 'indicators/i2/target': '每月25日前', 'indicators/i2/actual': '每月25日前' })).toEqual([
      'warning dimension-misfiled indicators/i2/dimension',
    ]);
    expect(
      briefs({ 'indicators/i1/name': '参保率', 'indicators/i1/target': '≥95%', 'indicators/i1/actual': '96%' }),
    ).toEqual(['warning dimension-misfiled indicators/i1/dimension']);
    expect(
      briefs({
        'indicators/i3/name': '财政补助标准',
        'indicators/i3/target': '≥30元/人',
        'indicators/i3/actual': '30元/人',
      }),
    ).toEqual(['warning dimension-misfiled indicators/i3/dimension']);
  });
});
