import { value, type Value } from './value.js';
import { parseValue, suggestValue } from './parse.js';
import { printValue } from './print.js';
import { valueProblem, type ValueRole } from './value-problem.js';

/** printed → kind and official print; a name where it announces the unit. */
const READINGS: readonly (readonly [string, Value['kind'], string, string?])[] = [
  ['≥95%', 'compare', '≥95%'],
  ['$\\geq 95\\%$', 'compare', '≥95%'],
  ['>=99%', 'compare', '≥99%'],
  ['＞= 75 ％', 'compare', '≥75%'],
  ['<p>≥95%</p>', 'compare', '≥95%'],
  ['≥95', 'compare', '≥95%', '首次发放成功率（%）'],
  ['=100%', 'compare', '=100%'],
  ['=0人', 'compare', '=0人'],
  ['100%', 'figure', '100%'],
  ['4.4 万人', 'figure', '4.4万人'],
  ['200 元', 'figure', '200元'],
  ['165646.47万元', 'figure', '165646.47万元'],
  ['354,657', 'figure', '354657万元', '年度资金总额（万元）'],
  ['29551', 'figure', '29551人', '缴费人数（人）'],
  ['74398.72', 'figure', '74398.72元/人', '人均缴费工资基数（元/人）'],
  ['92.45', 'figure', '92.45'],
  ['≥102.17万人', 'compare', '≥102.17万人', '参保人数（人）'],
  ['>=20 万人次', 'compare', '≥20万人次'],
  ['≤197.36元/人/年', 'compare', '≤197.36元/人/年'],
  ['≤0.45元/度', 'compare', '≤0.45元/度'],
  ['<=2.50万元', 'compare', '≤2.50万元'],
  ['<=0', 'compare', '≤0'],
  ['>=6 月&&<=9 月', 'range', '6月≤x≤9月'],
  ['≥6月&&≤9月', 'range', '6月≤x≤9月'],
  ['6～9个月', 'range', '6月≤x≤9月'],
  ['95%至105%', 'range', '95%≤x≤105%'],
  ['95-105%', 'range', '95%≤x≤105%'],
  ['95%≤x<105%', 'range', '95%≤x<105%'],
  ['(95%,105%]', 'range', '95%<x≤105%'],
  ['105%≤≥95%', 'malformed', '105%≤≥95%'],
  ['105%≤95%', 'malformed', '105%≤95%'],
  ['$105\\% \\leq 95\\%$', 'malformed', '$105\\% \\leq 95\\%$'],
  ['95%至105%以上', 'malformed', '95%至105%以上'],
  ['105%至95%', 'malformed', '105%至95%'],
  ['95%以上', 'compare', '≥95%'],
  ['95%（不含）以上', 'compare', '>95%'],
  ['不超过5万元', 'compare', '≤5万元'],
  ['每月25日前', 'deadline', '每月25日前'],
  ['20个工作日内', 'deadline', '20个工作日内'],
  ['每月24日', 'deadline', '每月24日前'],
  ['每月24 日', 'deadline', '每月24日前'],
  ['24日', 'figure', '24日'],
  ['每季度结束后15日内', 'deadline', '每季度结束后15日内'],
  ['2020年12月31日', 'deadline', '2020年12月31日前'],
  ['2020年2月底前', 'deadline', '2020年2月29日前'],
  ['2021年2月29日前', 'text', '2021年2月29日前'],
  ['20年12月31日', 'malformed', '20年12月31日'],
  ['每季度结束后的,', 'malformed', '每季度结束后的,'],
  ['50、5.6', 'malformed', '50、5.6'],
  ['市级50、县级5.6元/人', 'list', '市级50元/人、县级5.6元/人'],
  ['上访率控制在 0.1% 以内，维护社会稳定，长治久安', 'composite', '上访率控制在0.1%以内，维护社会稳定，长治久安'],
  ['上访率0，维护社会稳定，长治久安', 'composite', '上访率0，维护社会稳定，长治久安'],
  ['每月25日前足额发放', 'composite', '每月25日前足额发放'],
  ['逐步推开', 'text', '逐步推开'],
  ['按标准审核后足额发放', 'text', '按标准审核后足额发放'],
  ['开展9种常见慢性病购药服务', 'text', '开展9种常见慢性病购药服务'],
  ['≤20个工作日', 'compare', '≤20工作日'],
  ['≤0.35元/页', 'compare', '≤0.35元/页'],
  ['≤0.65万元/条', 'compare', '≤0.65万元/条'],
  ['120元/人·月', 'figure', '120元/人/月'],
  ['≥95（%）', 'compare', '≥95%'],
  ['≥300㎡', 'compare', '≥300m2'],
  ['95%≤执行率≤105%', 'range', '95%≤x≤105%'],
  ['2023年6月至12月', 'text', '2023年6月至12月'],
  ['≥95%，较上年提高', 'composite', '≥95%，较上年提高'],
  ['5986人次（受疫情影响）', 'composite', '5986人次（受疫情影响）'],
  ['≥', 'malformed', '≥'],
  ['≥95只羊', 'malformed', '≥95只羊'],
  ['—', 'none', '—'],
  [' ', 'blank', ''],
];

const hints = (name: string | undefined) => (name === undefined ? {} : { name });

describe('parseValue', () => {
  // Rows as objects: a row with fewer parts than parameters would get Jest's callback in its place.
  it.each(READINGS.map(([source, kind, print, name]) => ({ source, kind, print, name })))(
    'reads $source as $kind',
    ({ source, kind, print, name }) => {
      const read = parseValue(source, hints(name));
      expect({ kind: read.kind, print: printValue(read) }).toEqual({ kind, print });
    },
  );

  it('keeps the printed source where the official notation differs, and only there', () => {
    expect(parseValue('≥ 95 %')).toMatchObject({ raw: '≥ 95 %' });
    expect(parseValue('≥95%')).not.toHaveProperty('raw');
  });

  it('keeps the precision and the unit as printed', () => {
    expect(parseValue('≤2.50万元')).toEqual({
      kind: 'compare',
      op: '<=',
      amount: '2.50',
      unit: { measure: '元', scale: '万', per: [] },
    });
  });

  it('scores a sentence on the figure inside it', () => {
    expect(parseValue('上访率控制在0.1%以内，维护社会稳定')).toMatchObject({
      part: { kind: 'compare', op: '<=', amount: '0.1' },
    });
    expect(parseValue('上访率0，维护社会稳定')).toMatchObject({
      part: { kind: 'figure', amount: '0', unit: { measure: '%' } },
    });
  });

  it('offers the range that a tangled notation was meant to be', () => {
    for (const tangled of ['105%≤≥95%', '105%≤95%', '$105\\% \\leq 95\\%$', '95%至105%以上', '105%至95%']) {
      const suggestion = suggestValue(parseValue(tangled));
      expect(suggestion && printValue(suggestion)).toBe('95%≤x≤105%');
    }
    expect(suggestValue(parseValue('50、5.6'))).toBeUndefined();
  });
});

describe('valueProblem', () => {
  const problem = (text: string, role: ValueRole = 'target', name?: string) =>
    valueProblem(parseValue(text, hints(name)), role, hints(name));

  it('lets the real notations of targets and actuals pass', () => {
    for (const text of ['≥34.83万人', '165646.47万元', '95%≤x≤105%', '每月25日前', '基金运行平稳', '=0人', '', '—']) {
      expect([text, problem(text)]).toEqual([text, undefined]);
    }
    for (const text of ['39.31万人', '92.45%', '每月25日前', '按时报送', '-1.2%'])
      expect([text, problem(text, 'actual')]).toEqual([text, undefined]);
  });

  it('refuses what means nothing, lacks its unit, counts below nothing, or copies the target', () => {
    expect(problem('105%≤≥95%')).toContain('区间写法错误');
    expect(problem('92.45', 'actual')).toBe('数值缺少计量单位');
    expect(problem('-3人', 'actual')).toContain('不能为负数');
    expect(problem('≥85%', 'actual')).toContain('目标的写法');
    expect(problem('95%≤x≤105%', 'actual')).toContain('目标的写法');
    expect(problem('上访率控制在0.1%以内，维护稳定', 'actual')).toContain('目标的写法');
  });

  it('refuses a range with its ends exchanged or with nothing in it', () => {
    const of = (low: string, high: string, lowIncluded = true) => {
      const unit = { measure: '%', scale: '', per: [] };
      return valueProblem(value.parse({ kind: 'range', low, high, lowIncluded, highIncluded: true, unit }), 'target');
    };
    expect(of('105', '95')).toBe('区间的下限不能大于上限');
    expect(of('95', '95')).toBeUndefined();
    expect(of('95', '95.0', false)).toBe('区间内没有任何数值');
  });

  it('refuses words that are really a figure', () => {
    expect(valueProblem({ kind: 'text', text: '95%' }, 'target')).toContain('请按数值填写');
  });
});
