import { Refusal } from '../refusal.js';
import { applyChanges } from './change-content.js';
import { diffContent } from './diff-content.js';
import type { FormContent } from './content.js';
import { emptyContent } from './empty-content.js';
import { contentHash, parseContent } from './parse-content.js';
import type { Template } from './template.js';

const spec = (key: string, label: string) => ({ key, label, required: true });
const template = {
  id: 'sample@2020',
  title: '样表',
  fields: [spec('unit', '实施单位')],
  goals: [spec('actual', '实际完成情况')],
  funding: { columns: [{ key: 'executed', label: '全年执行数' }], rows: [{ key: 'total', label: '年度资金总额' }] },
} as unknown as Template;
const row = {
  id: 'i1',
  category: 'output',
  dimension: 'quantity',
  name: '参保人数',
  target: { kind: 'compare', op: '>=', amount: '34.83', unit: { measure: '人', scale: '万', per: [] } },
  actual: { kind: 'blank' },
  weight: '7',
  score: null,
  scoreReason: '',
  variance: '',
};
const content = (): FormContent => parseContent(template, { ...emptyContent(template), indicators: [row] });
const refusalOf = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  return new Refusal('form.busy', {});
};

describe('parseContent', () => {
  it('names the place deep inside a value where the kind is wrong', () => {
    const bad = { ...content(), indicators: [{ ...row, target: { ...row.target, amount: '1e3' } }] };
    expect(refusalOf(() => parseContent(template, bad))).toMatchObject({
      code: 'content.malformed',
      params: { path: 'indicators.0.target.amount', problem: '应为十进制数字' },
    });
  });

  it('refuses what the template does not have, wherever it hides', () => {
    const strange = (part: object): string => refusalOf(() => parseContent(template, { ...content(), ...part })).code;
    expect(strange({ extra: 1 })).toBe('content.malformed');
    expect(strange({ fields: { unit: '', other: '' } })).toBe('content.unknownField');
    expect(strange({ goals: { other: '' } })).toBe('content.unknownField');
    expect(strange({ funding: { other: {} } })).toBe('content.unknownField');
    expect(strange({ funding: { total: { other: { kind: 'blank' } } } })).toBe('content.unknownField');
    expect(strange({ indicators: [row, row] })).toBe('content.malformed');
  });

  it('refuses halves of letters and control characters, which neither a hash nor a page can hold', () => {
    for (const text of ['单位\ud800', 'a\u0000b', '\u007f']) {
      expect(refusalOf(() => parseContent(template, { ...content(), fields: { unit: text } }))).toMatchObject({
        code: 'content.malformed',
        params: { path: 'fields.unit', problem: '含有无法打印的字符' },
      });
    }
    expect(parseContent(template, { ...content(), fields: { unit: '第一行\n第二行\t𠮷' } }).fields).toEqual({
      unit: '第一行\n第二行\t𠮷',
    });
  });

  it('refuses what is too large before reading it', () => {
    const { code, params } = refusalOf(() => parseContent(template, { fields: { unit: '长'.repeat(20_000) } }));
    expect({ code, params }).toEqual({ code: 'content.tooLarge', params: { size: 59, limit: 48 } });
    expect(refusalOf(() => parseContent(template, undefined)).code).toBe('content.malformed');
  });
});

describe('applyChanges', () => {
  it('reaches fields, goals, funding cells and indicator rows by id, and leaves the source alone', () => {
    const before = content();
    const after = applyChanges(template, before, [
      { path: 'fields/unit', value: '某单位' },
      { path: 'goals/actual', value: '完成' },
      { path: 'funding/total/executed', value: { kind: 'amount', amount: '2.50' } },
      { path: 'indicators/i1/score', value: '6.20' },
    ]);
    expect(after.indicators[0]?.score).toBe('6.20');
    expect(before).toEqual(content());
    expect(diffContent(template, before, after).map(({ path, label }) => [path, label])).toEqual([
      ['fields/unit', '实施单位'],
      ['funding/total/executed', '年度资金总额 · 全年执行数'],
      ['goals/actual', '实际完成情况'],
      ['indicators/i1/score', '参保人数 · 得分'],
    ]);
  });

  it('refuses a path that leads nowhere, into the prototype, or to a malformed value', () => {
    const code = (path: string, value: string): string =>
      refusalOf(() => applyChanges(template, content(), [{ path, value }])).code;
    expect(code('indicators/i9/score', '1')).toBe('content.malformed');
    expect(code('fields/__proto__', 'x')).toBe('content.malformed');
    expect(code('__proto__/polluted', 'x')).toBe('content.malformed');
    expect(code('indicators/i1/score', 'much')).toBe('content.malformed');
  });
});

describe('diffContent', () => {
  it('tells an added row and a removed one by name', () => {
    const none = { ...content(), indicators: [] };
    expect(diffContent(template, none, content())).toMatchObject([
      { path: 'indicators/i1', label: '参保人数', before: undefined },
    ]);
    expect(diffContent(template, content(), none)).toMatchObject([{ path: 'indicators/i1', after: undefined }]);
    expect(diffContent(template, content(), content())).toEqual([]);
  });
});

it('a content’s digest does not depend on the order of its keys', () => {
  const { fields, ...rest } = content();
  expect(contentHash({ ...rest, fields })).toBe(contentHash(content()));
});
