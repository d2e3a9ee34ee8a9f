import type { Decimal } from 'decimal.js';
import { toDecimalText } from '../../values/decimal-text.js';
import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { cellOf, titleOf, type Rule } from '../ground.js';
import type { Indicator } from '../../forms/content.js';

const sumOf = (rows: readonly Indicator[]): Decimal =>
  rows.reduce((sum, { weight }) => sum.plus(weight ?? 0), new exact(0));

/**
 * Weights add up to what the year's rules give the indicators, over all and by 一级指标 (分值合计). 90 is right: the other
 * 10 are the execution row's.
 *
 * Source: 财预〔2020〕10号: 预算执行率 10, 产出 50, 效益 30, 满意度 10.
 */
export const weightTotal: Rule = (ground) => {
  const { template, content } = ground;
  const { indicatorTotal, categoryWeights } = template.scoring;
  const rows = content.indicators;
  if (rows.length === 0) return [];
  const found: Finding[] = rows
    .filter(({ weight }) => weight !== null && new exact(weight).lte(0))
    .map((row) => ({
      rule: 'weight-total',
      severity: 'error',
      message: `${titleOf(row, ground)}的分值应大于 0`,
      quote: row.weight ?? '',
      where: cellOf(row, 'weight'),
    }));
  const all = sumOf(rows);
  if (!all.eq(indicatorTotal))
    found.push({
      rule: 'weight-total',
      severity: 'error',
      message: `指标分值合计 ${toDecimalText(all)}，应为 ${indicatorTotal}（预算执行率的分值不在其中），请调整`,
      quote: toDecimalText(all),
      where: { part: 'total', field: 'weight' },
      computed: toDecimalText(all),
      expected: indicatorTotal,
    });
  for (const { key, label } of template.categories) {
    const own = rows.filter(({ category }) => category === key);
    const [sum, expected] = [sumOf(own), categoryWeights[key]];
    if (expected === undefined || sum.eq(expected)) continue;
    found.push({
      rule: 'weight-total',
      severity: 'error',
      message: `${label}的分值合计 ${toDecimalText(sum)}，应为 ${expected}，请调整`,
      quote: toDecimalText(sum),
      where: own[0] ? cellOf(own[0], 'weight') : { part: 'indicators' },
      computed: toDecimalText(sum),
      expected,
    });
  }
  return found;
};
