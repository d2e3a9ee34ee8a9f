import { parseCompare } from './operator.js';
import { hasShortYear, parseDeadline } from './parse-deadline.js';
import { parseRange } from './parse-range.js';
import { figureInside, isBareList, parseList } from './parse-sentence.js';
import { printValue } from './print.js';
import { closedUp, plainText, readable } from './tidy.js';
import type { SimpleValue, Value } from './value.js';

/** What helps to read a value: the name of its indicator, which may announce the unit. */
export interface ReadingHints {
  readonly name?: string;
}

/**
 * Reads a printed indicator value (指标值、实际完成值), however ragged: tags, LaTeX, full-width signs, >= for ≥. Never
 * fails: what looks like figures and means nothing becomes `malformed` with the reason, other words become text. The
 * printed source is kept in `raw` where the official print differs from it.
 */
export const parseValue = (source: string, { name = '' }: ReadingHints = {}): Value => {
  const printed = source.trim().slice(0, 2000);
  const text = closedUp(plainText(printed));
  const read = reading(text, readable(text), printed, name);
  return read.kind === 'malformed' || printValue(read) === printed ? read : { ...read, raw: printed };
};

const malformed = (raw: string, problem: string): Value => ({ kind: 'malformed', raw, problem });

const reading = (text: string, signs: string, raw: string, name: string): Value => {
  if (signs === '') return { kind: 'blank' };
  if (/^[-—–―─/]{1,4}$/.test(signs)) return { kind: 'none' };
  const whole = parseDeadline(signs) ?? parseCompare(signs, name);
  if (whole !== undefined) return whole;
  const range = parseRange(signs, name);
  if (range !== undefined) return 'range' in range ? range.range : malformed(raw, range.problem);
  if (/的[,、。]?$|[,、]$/.test(signs)) return malformed(raw, '内容不完整，疑被截断');
  if (hasShortYear(signs)) return malformed(raw, '年份不完整，应写四位数字');
  if (isBareList(signs)) return malformed(raw, '多个数值没有各自的名称，应写明每个数值指什么');
  const list = parseList(signs, name);
  if (list !== undefined) return list;
  if (/^[≥≤<>=\d.%&|~-]+$/.test(signs)) return malformed(raw, wrongFigure(signs));
  const part = figureInside(signs);
  if (part === undefined && /^[≥≤<>=]/.test(signs)) return malformed(raw, wrongFigure(signs));
  return part === undefined ? { kind: 'text', text } : { kind: 'composite', part, text };
};

const wrongFigure = (signs: string): string => {
  if (/^[≥≤<>=]+$/.test(signs)) return '只有计算符号，缺少数值';
  return /^[≥≤<>=]?-?\d+(\.\d+)?\D+$/.test(signs) ? '无法识别计量单位' : '无法识别的数值写法';
};

/** The range that a tangled notation was probably meant to be: 105%≤≥95% → 95%≤x≤105%. To be offered, never applied unasked. */
export const suggestValue = (value: Value, { name = '' }: ReadingHints = {}): SimpleValue | undefined => {
  if (value.kind !== 'malformed') return undefined;
  const range = parseRange(readable(closedUp(plainText(value.raw))), name);
  return range !== undefined && 'suggestion' in range ? range.suggestion : undefined;
};
