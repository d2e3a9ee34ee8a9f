import type { Decimal } from 'decimal.js';
import type { Indicator } from '../../forms/content.js';
import { toDecimalText } from '../../values/decimal-text.js';
import { quantityOf } from '../../values/quantity.js';
import { exact, inBaseUnits } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { cellOf, titleOf, type Ground, type Rule } from '../ground.js';
import { halfUnit, quoteOf } from '../printed.js';

/** What quantity times price may exceed the money by before it is worth a word: prices are rounded. Our own assumption. */
const ROOM = '1.05';
const SCALE = { 元: '1', 万元: '10000', 亿元: '100000000' } as const;

interface Priced {
  readonly row: Indicator;
  readonly price: Decimal;
  /** Half a unit of its last printed place. */
  readonly slack: Decimal;
  /** What it is a price of: 人, 方, 次; undefined for a sum that names no unit. */
  readonly of?: string;
  /** Times per year that it is paid. */
  readonly times: string;
}

const same = (word: string): string => ({ 名: '人', 立方米: '方', 千瓦时: '度' })[word] ?? word;

/** What the form itself pays: costs and standards of benefits. Average bills and wages are others' money, premiums come in. */
const isPaid = ({ category, dimension, name }: Indicator): boolean =>
  !/次均|人均|工资|收入|缴费/.test(name) &&
  (category === 'cost' || dimension === 'economicCost' || /标准|单价|成本|补助|补贴|定额/.test(name));

/** What a row says a thing costs: ≤3.57元/方, 790元/人, ≤4400元. */
const priceOf = (row: Indicator): Priced | undefined => {
  const figure = quantityOf(row.target);
  if (figure?.unit.measure !== '元' || !isPaid(row)) return undefined;
  const [of, period] = figure.unit.per;
  const price = inBaseUnits(figure.amount, figure.unit);
  const times = period === '月' ? '12' : '1';
  const slack = halfUnit(figure.amount).times(inBaseUnits('1', figure.unit));
  return of === undefined ? { row, price, slack, times } : { row, price, slack, of: same(of), times };
};

const countOf = (row: Indicator): { readonly amount: Decimal; readonly of: string } | undefined => {
  const figure = quantityOf(row.target);
  if (figure === undefined || figure.unit.per.length > 0 || ['元', '%', ''].includes(figure.unit.measure))
    return undefined;
  return { amount: inBaseUnits(figure.amount, figure.unit), of: same(figure.unit.measure) };
};

/** Letters that a price and its count share at their beginning: 办公大楼用水量 and 办公大楼水费成本. */
const alike = (a: string, b: string): number => [...new Set(a)].filter((letter) => b.includes(letter)).length;

const totalOf = ({ template: { funding, moneyUnit }, content }: Ground): Decimal | undefined => {
  const row = funding.rows.find(({ total }) => total);
  const column = ['revisedBudget', 'initialBudget'].find((key) => funding.columns.some((each) => each.key === key));
  const cell = row && column ? content.funding[row.key]?.[column] : undefined;
  return cell?.kind === 'amount' ? new exact(cell.amount).times(SCALE[moneyUnit]) : undefined;
};

/**
 * What rows plan to buy or to pay per head stays within the money of the form (单价×数量与资金总额): each price with the one
 * count of what it is a price of. Prices are rounded, so a twentieth over is no finding; less than the money is none at all.
 * A price for 次 that names none (4400元 beside 12次) counts as paid each time, and then only informs.
 *
 * Source: arithmetic; which count belongs to which price is our own rule.
 */
export const moneyTimesHeads: Rule = (ground) => {
  const total = totalOf(ground);
  if (total === undefined || !total.gt(0)) return [];
  const rows = ground.content.indicators.filter(({ track }) => track !== 'midTerm');
  const prices = rows.flatMap((row) => priceOf(row) ?? []);
  const sums = prices.flatMap((price) => {
    const counts = rows.flatMap((row) => {
      const count = row.id === price.row.id ? undefined : countOf(row);
      const fits = count && count.of === (price.of ?? '次') && (price.of !== undefined || row.name === price.row.name);
      return count && fits ? [{ row, count }] : [];
    });
    const best = counts.sort((a, b) => alike(b.row.name, price.row.name) - alike(a.row.name, price.row.name))[0];
    if (best === undefined) return [];
    const times = best.count.amount.times(price.times);
    return [{ price, by: best.row, cost: price.price.times(times), slack: price.slack.times(times) }];
  });
  const [first] = sums;
  const slack = sums.reduce<Decimal>((sum, each) => sum.plus(each.slack), new exact(0));
  const all = sums.reduce<Decimal>((sum, { cost }) => sum.plus(cost), new exact(0));
  // Ceilings are what may be spent; a floor per head is a standard, and heads are round figures.
  const ceilings = sums.every(
    ({ price }) => price.row.target.kind === 'compare' && price.row.target.op.startsWith('<'),
  );
  const limit = ceilings ? total.plus(slack) : total.times(ROOM);
  if (first === undefined || all.lte(limit)) return [];
  const sure = sums.filter(({ price }) => price.of !== undefined);
  const certain = sure.reduce<Decimal>((sum, { cost }) => sum.plus(cost), new exact(0)).gt(limit);
  const terms = sums.map(({ price, by }) => `${quoteOf(by.target)}×${quoteOf(price.row.target)}`).join(' + ');
  const finding: Finding = {
    rule: 'money-times-heads',
    severity: certain ? 'warning' : 'info',
    message: `按各项数量和标准计算需 ${toDecimalText(all)} 元（${terms}），超过资金总额 ${toDecimalText(total)} 元，请核对${titleOf(first.price.row, ground)}等项的标准、数量或口径`,
    quote: quoteOf(first.price.row.target),
    where: cellOf(first.price.row, 'target'),
    computed: toDecimalText(all),
    expected: `≤${toDecimalText(total)}`,
  };
  return [finding];
};
