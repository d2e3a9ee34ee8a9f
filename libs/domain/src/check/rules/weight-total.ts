import type { Decimal } from 'decimal.js';
import type { Indicator } from '../../forms/content.js';
import { categoryWeightsFor } from '../../score/with-pack.js';
import { toDecimalText } from '../../values/decimal-text.js';
import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { isWeighted } from '../grid.js';
import { cellOf, titleOf, type Rule } from '../ground.js';

const sumOf = (rows: readonly Indicator[]): Decimal =>
  rows.reduce((sum, { weight }) => sum.plus(weight ?? 0), new exact(0));

/**
 * Weights add up to what the rule pack gives the indicators, over all and by 一级指标 (分值合计). 90 is right: the other
 * 10 are the execution row's. A form without cost indicators has other weights than one with them, where the pack says so.
 *
 * Source: 财预〔2020〕10号: 预算执行率 10, 产出 50, 效益 30, 满意度 10; 财预〔2021〕101号 with 成本 20.
 */
export const weightTotal: Rule = (ground) => {
  const { template, content } = ground;
  const { indicatorTotal } = template.scoring;
  const rows = content.indicators;
  if (!isWeighted(template) || rows.every(({ weight }) => weight === null)) return [];
  const found: Finding[] = rows
    .filter(({ weight }) => weight !== null && new exact(weight).lte(0))
    .map((row) => ({
      rule: 'weight-total',
      severity: 'error',
      message: `${titleOf(row, ground)}的分值应大于 0`,
      quote: row.weight ?? '',
      where: cellOf(row, 'weight'),
    }));
  const categories = categoriesOff(ground);
  const all = sumOf(rows);
  if (!all.eq(indicatorTotal)) {
    const off = all.minus(indicatorTotal);
    const by = `${off.lt(0) ? '缺' : '多'} ${toDecimalText(off.abs())} 分`;
    const parts = categories.map(({ label, sum, expected }) => `${label} ${sum}≠${expected}`);
    found.push({
      rule: 'weight-total',
      severity: 'error',
      message: `指标分值合计 ${toDecimalText(all)}，应为 ${indicatorTotal}（${[...parts, by].join('，')}；预算执行率的分值不在其中），请调整`,
      quote: toDecimalText(all),
      where: { part: 'total', field: 'weight' },
      computed: toDecimalText(all),
      expected: indicatorTotal,
    });
  }
  return [...found, ...categories.map(({ finding }) => finding)];
};

interface CategoryOff {
  readonly label: string;
  readonly sum: string;
  readonly expected: string;
  readonly finding: Finding;
}

/** The 一级指标 whose weights are not what the pack gives them. */
const categoriesOff = ({ template, content }: Parameters<Rule>[0]): readonly CategoryOff[] => {
  const rows = content.indicators;
  const weights = categoryWeightsFor(template.scoring, new Set(rows.map(({ category }) => category)));
  return template.categories.flatMap(({ key, label }): CategoryOff[] => {
    const own = rows.filter(({ category }) => category === key);
    const [sum, expected] = [sumOf(own), weights[key]];
    if (expected === undefined || sum.eq(expected)) return [];
    const printed = toDecimalText(sum);
    const finding: Finding = {
      rule: 'weight-total',
      severity: 'error',
      message: `${label}的分值合计 ${printed}，应为 ${expected}，请调整`,
      quote: printed,
      where: own[0] ? cellOf(own[0], 'weight') : { part: 'indicators' },
      computed: printed,
      expected,
    };
    return [{ label, sum: printed, expected, finding }];
  });
};
