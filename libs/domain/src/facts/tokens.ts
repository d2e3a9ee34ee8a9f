import type { DecimalText } from '../values/decimal-text.js';
import { decimalOf } from '../values/quantity.js';
import { NO_UNIT, parseUnit } from '../values/unit.js';
import type { Unit } from '../values/value.js';

/** A figure in a sentence: where it begins (sign included), where its unit ends, and what it says. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly amount: DecimalText;
  readonly unit: Unit;
  /** A minus sign stands before it. */
  readonly negative: boolean;
  /** It ends a range whose lower end is the figure before: 95%至105%. */
  readonly ends: boolean;
}

/** A calendar year in a sentence: 2020年. */
export interface YearToken {
  readonly start: number;
  readonly end: number;
  readonly year: number;
}

const DIGITS = /(?<![\d.A-Za-z])(\d{1,3}(?:,\d{3})+(?!\d)|\d{1,30})(\.\d{1,20})?(?![\dA-Za-z])/g;
const UNIT =
  /(?:亿|万)?(?:元|人次|人(?!均)|名|户次|户|家|个百分点|%|‰|个月|月|次|件)(?:\/(?:人次|人|年|月|次|户))*|亿|万/y;
const DATE_TAIL = /^(?:年|日|号|岁|时(?!效)|点|分(?!别)|届|条|款|项|类|期|批|\]|〕)/;
const COUNTED = /(?:支付|支撑|保障|可用|增加|减少|提高|下降|达到?|≥|不少于|不低于)$/;
const DASH = /[-—–−]/;
const RANGE = /(?:至|到|~|～|-|—|–)$/;

/** Names in 《》 hold numbers and years of their own: blotted out, no longer than a name is. */
export const withoutTitles = (text: string): string =>
  text.replace(/《[^《》\n]{0,120}》/g, (found) => '□'.repeat(found.length));

/** Calendar years of a text. */
export const yearsOf = (text: string): readonly YearToken[] =>
  [...text.matchAll(/(?<!\d)((?:19|20)\d{2})年/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    year: Number(found[1]),
  }));

/** Figures of a text in reading order; dates, ordinals and numbers of documents are none. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(DIGITS)) {
    const [whole, digits = '', places = ''] = found;
    const at = found.index;
    const after = at + whole.length;
    if (/[第〔[]/.test(text.charAt(at - 1))) continue;
    UNIT.lastIndex = after;
    const printed = UNIT.exec(text)?.[0] ?? '';
    const end = after + printed.length;
    if (isDate(text, at, after, printed)) continue;
    const unit = printed === '' ? NO_UNIT : parseUnit(printed);
    const { start, negative } = signBefore(text, at);
    const amount = decimalOf(`${negative ? '-' : ''}${digits.replace(/,/g, '')}${places}`);
    if (unit === undefined || amount === undefined) continue;
    if (printed === '' && !/^[,;。:)(\n!?]|^$/.test(text.slice(end, end + 1))) continue;
    const ends = RANGE.test(text.slice(at - 1, at)) && tokens.at(-1)?.end === at - 1;
    tokens.push({ start, end, amount, unit, negative, ends });
  }
  return tokens;
}

/** 2月20日 and 每月25日 are dates; 可支付42月 and 增加1.4月 are months counted. */
const isDate = (text: string, at: number, after: number, printed: string): boolean =>
  printed === ''
    ? DATE_TAIL.test(text.slice(after, after + 2))
    : printed === '月' && !COUNTED.test(text.slice(Math.max(0, at - 4), at));

/** A dash right behind a word is a minus sign, right behind a figure it joins two of them. */
const signBefore = (text: string, at: number): { start: number; negative: boolean } => {
  let start = at;
  while (start > at - 2 && start > 0 && DASH.test(text.charAt(start - 1))) start--;
  const before = text.charAt(start - 1);
  const negative =
    start < at && (before === '' || /[\u4e00-\u9fff:(,]/.test(before)) && !/[年月日号元人次至到%]/.test(before);
  return { start: negative ? start : at, negative };
};
