import type { Decimal } from 'decimal.js';
import { toDecimalText } from '../../values/decimal-text.js';
import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { filledLabel } from '../grid.js';
import type { Rule } from '../ground.js';
import { halfUnit } from '../printed.js';

/**
 * The sources of the funding grid add up to its total, column by column, within half a unit of the last place per figure
 * (资金合计); no amount is negative. Where no source is filled in there is nothing to add.
 *
 * Source: the printed form: 年度资金总额 = 当年财政拨款 + 上年结转资金 + 其他资金.
 */
export const fundingSum: Rule = ({ template: { funding, moneyUnit }, content }) => {
  const amountAt = (row: string, column: string) => {
    const cell = content.funding[row]?.[column];
    return cell?.kind === 'amount' ? cell.amount : undefined;
  };
  const found: Finding[] = funding.rows.flatMap((row) =>
    funding.columns.flatMap(({ key, label }): Finding[] => {
      const amount = amountAt(row.key, key);
      if (!amount?.startsWith('-')) return [];
      return [
        {
          rule: 'funding-sum',
          severity: 'error',
          message: `“${row.label}”的${filledLabel(label, content)}不能为负数`,
          quote: amount,
          where: { part: 'funding', row: row.key, field: key },
        },
      ];
    }),
  );
  const total = funding.rows.find((row) => row.total);
  if (total === undefined) return found;
  for (const { key, label } of funding.columns) {
    const whole = amountAt(total.key, key);
    const parts = funding.rows.flatMap((row) => (row.total ? [] : (amountAt(row.key, key) ?? [])));
    if (whole === undefined || parts.length === 0) continue;
    const sum = parts.reduce<Decimal>((all, part) => all.plus(part), new exact(0));
    const tolerance = [whole, ...parts].reduce<Decimal>((all, part) => all.plus(halfUnit(part)), new exact(0));
    // Exact figures of one precision have to agree exactly: a single source is the total, not nearly so.
    const off = sum.minus(whole).abs();
    if (parts.length === 1 ? off.isZero() : off.lte(tolerance)) continue;
    found.push({
      rule: 'funding-sum',
      severity: 'error',
      message: `${filledLabel(label, content)}的各项资金合计 ${toDecimalText(sum)}${moneyUnit}，与“${total.labels?.[key] ?? total.label}” ${whole}${moneyUnit}不符，请核对`,
      quote: whole,
      where: { part: 'funding', row: total.key, field: key },
      computed: toDecimalText(sum),
      expected: whole,
    });
  }
  return found;
};
