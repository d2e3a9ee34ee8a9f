import { exact } from '@chengwen/domain';
import { DATE_TOKEN, printDate } from './date-format.js';

/** Prints the number of a cell, given as its exact decimal text, as a person sees it in the sheet. */
export type NumberFormat = (number: string) => string;
type Exact = InstanceType<typeof exact>;

/** Formats that a workbook may name by number only (内置格式), dates as a Chinese system shows them. Source: ECMA-376 18.8.30. */
export const BUILT_IN: Readonly<Record<number, string>> = {
  ...{ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 14: 'yyyy/m/d' },
  ...{ 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss' },
  ...{ 22: 'yyyy/m/d h:mm', 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy' },
  ...{ 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"' },
  ...{ 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: '#,##0;-#,##0', 38: '#,##0;-#,##0' },
  ...{ 39: '#,##0.00;-#,##0.00', 40: '#,##0.00;-#,##0.00', 41: '#,##0;-#,##0', 42: '#,##0;-#,##0' },
  ...{
    43: '#,##0.00;-#,##0.00',
    44: '#,##0.00;-#,##0.00',
    45: 'mm:ss',
    46: '[h]:mm:ss',
    47: 'mm:ss',
    50: 'yyyy"年"m"月"',
  },
  ...{ 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"' },
  ...{ 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"' },
};

/** A sheet shows fifteen significant digits: what stands behind is what binary arithmetic left. */
const shown = (number: string): Exact => new exact(number).toSignificantDigits(15);

/** A number as "General" (常规) shows it, but never cut to a column's width: 9.4100000000000001 is 9.41. */
export const printGeneral: NumberFormat = (number) => {
  if (number.length <= 15 && /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(number) && number !== '-0') return number;
  const value = shown(number);
  return value.isZero() ? '0' : Math.abs(value.e) > 20 ? value.toExponential().toUpperCase() : value.toFixed();
};

interface Section {
  readonly condition: ((value: Exact) => boolean) | undefined;
  readonly tokens: readonly string[];
}

/** Reads a format code such as `#,##0.00;[Red]-#,##0.00` or `yyyy"年"m"月"` (数字格式). What it cannot print is shown as General. */
export function numberFormat(code: string, from1904 = false): NumberFormat {
  if (code === '' || code === '@' || /^general$/i.test(code)) return printGeneral;
  if (/^\[\$-F800\]/i.test(code)) return numberFormat('yyyy"年"m"月"d"日"', from1904);
  if (/general/i.test(code)) return printGeneral;
  const sections = sectionsOf(code).map(sectionOf);
  return (number) => {
    const value = shown(number);
    const { section, positive } = choose(sections, value);
    if (section === undefined) return printGeneral(number);
    const { tokens } = section;
    if (tokens.some((token) => DATE_TOKEN.test(token)) && !tokens.some((token) => /^[0#?]$/.test(token))) {
      const inside = value.gte(0) && value.lt(2_958_466);
      return inside ? printDate(tokens, value.toNumber(), from1904) : printGeneral(number);
    }
    const printed = printNumber(tokens, positive ? value.abs() : value);
    // An accounting format prints a dash for nothing; a dash on these forms says something else than 0.
    return printed === undefined || (value.isZero() && /^[-—–]+$/.test(printed)) ? printGeneral(number) : printed;
  };
}

function choose(sections: readonly Section[], value: Exact): { section: Section | undefined; positive: boolean } {
  const conditional = sections.find(({ condition }) => condition?.(value));
  if (sections.some(({ condition }) => condition !== undefined))
    return { section: conditional ?? sections.find(({ condition }) => condition === undefined), positive: false };
  const [first, second, third] = sections;
  if (value.isNegative() && !value.isZero() && second !== undefined) return { section: second, positive: true };
  return { section: value.isZero() && third !== undefined ? third : first, positive: false };
}

const sectionsOf = (code: string): string[] =>
  code.match(/(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;"\\[])+|(?<=;|^)(?=;)/g) ?? [''];

/** Literals are marked with a NUL, so that a quoted 年 or m is never taken for a part of a date. */
function sectionOf(code: string): Section {
  const tokens: string[] = [];
  let condition: Section['condition'];
  for (let at = 0; at < code.length;) {
    const rest = code.slice(at);
    const bracket = /^\[([^\]]*)\]/.exec(rest);
    const date = DATE_TOKEN.exec(rest);
    const quoted = /^"([^"]*)"?/.exec(rest);
    let used = 1;
    if (date) tokens.push(date[0]);
    else if (bracket) {
      const [, sign, bound] = /^(<=|>=|<>|=|<|>)(-?\d+(?:\.\d+)?)$/.exec(bracket[1] ?? '') ?? [];
      const currency = /^\$([^-]*)/.exec(bracket[1] ?? '')?.[1];
      if (sign !== undefined && bound !== undefined) condition = (value) => holds(value, sign, bound);
      else if (currency) tokens.push(`\0${currency}`);
    } else if (quoted) tokens.push(`\0${quoted[1] ?? ''}`);
    else if (/^[\\!]/.test(rest)) tokens.push(`\0${rest[1] ?? ''}`);
    else if (/^[_*]/.test(rest)) tokens.push('\0');
    else tokens.push(rest[0] ?? '');
    if (date ?? bracket ?? quoted) used = (date ?? bracket ?? quoted)?.[0].length ?? 1;
    else if (/^[\\!_*]/.test(rest)) used = 2;
    at += used;
  }
  return { condition, tokens };
}

function holds(value: Exact, sign: string, bound: string): boolean {
  const order = value.cmp(bound);
  if (sign === '<>') return order !== 0;
  return (order < 0 && sign.includes('<')) || (order > 0 && sign.includes('>')) || (order === 0 && sign.includes('='));
}

/** Undefined where a format asks for what this does not print: fractions, powers of ten, text. */
function printNumber(tokens: readonly string[], value: Exact): string | undefined {
  if (tokens.some((token) => /^[E@/]$/i.test(token))) return undefined;
  const isDigit = (token: string | undefined): boolean => /^[0#?]$/.test(token ?? '');
  const point = tokens.indexOf('.');
  const last = tokens.findLastIndex(isDigit);
  const lastWhole = (point < 0 ? tokens : tokens.slice(0, point)).findLastIndex(isDigit);
  const places = point < 0 ? 0 : tokens.slice(point).filter(isDigit).length;
  const percents = tokens.filter((token) => token === '%').length;
  let thousands = 0;
  while (tokens[lastWhole + 1 + thousands] === ',' && lastWhole >= 0) thousands++;
  const grouped = tokens.slice(0, Math.max(0, lastWhole)).includes(',');
  const scaled = value.times(new exact(10).pow(2 * percents - 3 * thousands));
  const [whole = '0', fraction = ''] = scaled.abs().toFixed(places, exact.ROUND_HALF_UP).split('.');
  const negative = scaled.isNegative() && /[1-9]/.test(whole + fraction);

  let left = whole === '0' ? '' : whole;
  const pieces: string[] = [];
  // Digits go from the right to their places; the first place takes all that are left.
  for (let at = tokens.length - 1, placed = 0; at >= 0; at--) {
    const token = tokens[at] ?? '';
    if (point >= 0 && at > point && isDigit(token)) continue;
    if (token === '.' && at === point) {
      const needed = tokens.slice(point).filter((each) => each === '0').length;
      const kept = fraction.replace(/0+$/, '').padEnd(needed, '0');
      pieces.push(places === 0 || kept === '' ? '' : `.${kept}`);
    } else if (isDigit(token)) {
      const first = !tokens.slice(0, at).some(isDigit);
      const own = first ? left : left.slice(-1);
      left = first ? '' : left.slice(0, -1);
      const digits = own === '' && token === '0' ? '0' : own;
      for (const digit of [...digits].reverse()) {
        if (grouped && placed > 0 && placed % 3 === 0) pieces.push(',');
        pieces.push(digit);
        placed++;
      }
    } else if (token === ',' && at < last + 1 + thousands) continue;
    else pieces.push(token.replace(/^\0/, ''));
  }
  const text = pieces.reverse().join('').trim();
  return negative ? `-${text}` : text;
}
