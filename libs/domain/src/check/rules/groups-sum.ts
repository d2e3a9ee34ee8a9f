import type { Decimal } from 'decimal.js';
import type { Indicator } from '../../forms/content.js';
import { placesOf, toDecimalText } from '../../values/decimal-text.js';
import { quantityOf } from '../../values/quantity.js';
import { exact, inBaseUnits } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { valueAt, valueColumns, type ValueColumn } from '../grid.js';
import { cellOf, type Rule } from '../ground.js';
import { halfUnit, quoteOf } from '../printed.js';

/** Groups that make up a whole between them, all of them named: 参保人数 = 在职 + 退休. Our own dictionary. */
const WHOLES: readonly { readonly whole: RegExp; readonly parts: readonly RegExp[] }[] = [
  { whole: /参保(?:缴费)?(?:总)?人数/, parts: [/在职[^，。]{0,8}人数/, /退休[^，。]{0,8}人数/] },
  {
    whole: /参保(?:缴费)?(?:总)?人数/,
    parts: [/(?<!城乡)职工[^，。]{0,12}参保[^，。]{0,4}人数/, /居民[^，。]{0,12}参保[^，。]{0,4}人数/],
  },
  { whole: /财政[^，。]{0,4}缴费补贴人数/, parts: [/^个人缴费人数/, /(?:残疾|困难)[^，。]{0,8}代缴人数/] },
  { whole: /(?:离退休|享受待遇)[^，。]{0,6}总人数/, parts: [/离休[^，。]{0,6}人数/, /(?<!离)退休[^，。]{0,6}人数/] },
];
const NAMED_PART = /^其中[:：]?|^[(（]其中[)）]/;

interface Count {
  readonly row: Indicator;
  readonly amount: Decimal;
  readonly slack: Decimal;
}

/**
 * Insured groups add up (参保人群分项之和): the groups that make up a whole between them come to it, those listed under 其中
 * to no more, within half a unit of the last place per rounded figure. Target and actual alike.
 *
 * Source: arithmetic; which groups make up which whole is our own dictionary.
 */
export const groupsSum: Rule = (ground) =>
  valueColumns(ground.template, ground.content)
    .filter(({ key }) => key !== 'lastYear')
    .flatMap((column) => [...wholes(ground, column), ...listed(ground, column)]);

const countOf = (row: Indicator, { key }: ValueColumn): Count | undefined => {
  const figure = quantityOf(valueAt(row, key));
  if (figure === undefined || !['人', '名', '户'].includes(figure.unit.measure) || figure.unit.per.length > 0)
    return undefined;
  const one = inBaseUnits('1', figure.unit);
  // Heads counted one by one are exact; 34.83万人 is rounded.
  const counted = figure.unit.scale === '' && placesOf(figure.amount) === 0;
  const slack = counted ? new exact(0) : halfUnit(figure.amount).times(one);
  return { row, amount: inBaseUnits(figure.amount, figure.unit), slack };
};

const wholes = ({ content }: Parameters<Rule>[0], column: ValueColumn): Finding[] => {
  const rows = content.indicators.flatMap((row) => {
    const name = row.name.normalize('NFKC').replace(/\s/g, '');
    return /人数/.test(name) ? [{ row, name }] : [];
  });
  return WHOLES.flatMap(({ whole, parts }): Finding[] => {
    const named = (pattern: RegExp): Indicator[] => rows.flatMap(({ row, name }) => (pattern.test(name) ? [row] : []));
    const groups = parts.map(named);
    const [total] = named(whole).filter((row) => !groups.flat().includes(row));
    if (total === undefined || groups.some(({ length }) => length !== 1)) return [];
    const all = countOf(total, column);
    const counts = groups.flat().map((row) => countOf(row, column));
    if (all === undefined || counts.some((count) => count === undefined)) return [];
    const sum = add(counts as Count[]);
    if (sum.amount.minus(all.amount).abs().lte(sum.slack.plus(all.slack))) return [];
    return [said(all, sum.amount, counts as Count[], column, '不等于')];
  });
};

/** Rows that follow a whole and are listed under 其中. */
const listed = ({ content }: Parameters<Rule>[0], column: ValueColumn): Finding[] => {
  if (!content.indicators.some(({ name }) => NAMED_PART.test(name.trim()))) return [];
  const found: Finding[] = [];
  let whole: Count | undefined;
  let parts: Count[] = [];
  const close = (): void => {
    const sum = add(parts);
    if (whole && parts.length > 0 && sum.amount.gt(whole.amount.plus(whole.slack).plus(sum.slack)))
      found.push(said(whole, sum.amount, parts, column, '大于'));
    parts = [];
  };
  for (const row of content.indicators) {
    const count = countOf(row, column);
    if (NAMED_PART.test(row.name.trim())) {
      if (count && whole) parts.push(count);
      continue;
    }
    close();
    whole = count;
  }
  close();
  return found;
};

const add = (counts: readonly Count[]): { readonly amount: Decimal; readonly slack: Decimal } => ({
  amount: counts.reduce((sum, { amount }) => sum.plus(amount), new exact(0)),
  slack: counts.reduce((sum, { slack }) => sum.plus(slack), new exact(0)),
});

const said = (
  whole: Count,
  sum: Decimal,
  parts: readonly Count[],
  { key, label }: ValueColumn,
  how: string,
): Finding => ({
  rule: 'groups-sum',
  severity: 'error',
  message: `${parts.map(({ row }) => `“${row.name.trim()}”`).join('、')}的${label}之和 ${toDecimalText(sum)}人${how}“${whole.row.name.trim()}”的 ${toDecimalText(whole.amount)}人，请核对`,
  quote: quoteOf(valueAt(whole.row, key)),
  where: cellOf(whole.row, key),
  computed: toDecimalText(sum),
  expected: toDecimalText(whole.amount),
});
