import fc from 'fast-check';
import { cssString } from './paper.js';
import { cleanModel, cleanText, unprintable } from './printable.js';
import { words } from './words.js';

describe('cleanText', () => {
  it('turns the radicals that copying leaves behind into the characters they look like', () => {
    expect(cleanText('⽤⽊⽇')).toBe('用木日');
  });

  it('keeps every ordinary character of a form as it is', () => {
    const text = '≥95%、①‰％Ⅰ…“引号”——〔2020〕㎡·×√□（含）：１２';
    expect(cleanText(text)).toBe(text);
  });

  it('drops what turns the direction of writing or hides between characters', () => {
    expect(cleanText('一\u202e二\u200b三\u0000四\r\n五')).toBe('一二三四\n五');
  });

  it('reaches every text of a model', () => {
    expect(cleanModel({ a: ['⽤', { b: '⽊' }], n: 1, none: null })).toEqual({
      a: ['用', { b: '木' }],
      n: 1,
      none: null,
    });
  });
});

describe('unprintable', () => {
  it('names the characters no committed font has, once each', () => {
    expect(unprintable('王𠮷先生与𠮷☑')).toEqual(['𠮷', '☑']);
  });

  it('knows rare names and the marks of forms', () => {
    expect(unprintable('王龑 䶮 鿏 囍㎡〔〕≥≤□√—：×·①‰％Ⅰ…〇\n￥“”‘’')).toEqual([]);
  });
});

describe('cssString', () => {
  it('ends at its own end only, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cssString(text)).toMatch(/^"(?:[\p{L}\p{N}]|\\[0-9a-f]{1,6} )*"$/u);
      }),
    );
  });
});

describe('words', () => {
  it('divides a label where it may be broken and nowhere inside a bracket', () => {
    expect(words('服务对象满意度指标')).toEqual(['服务', '对象', '满意度', '指标']);
    expect(words('可持续影响指标')[0]).toBe('可持续');
    expect(words('项目资金（万元）').at(-1)).toBe('（万元）');
  });

  it('loses no character of any label', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (label) => words(label).join('') === label));
  });
});
