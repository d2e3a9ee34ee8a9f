import { toDecimalText } from '../../values/decimal-text.js';
import { exact } from '../../values/unit.js';
import type { Indicator } from '../../forms/content.js';
import { isScored } from '../grid.js';
import type { Rule } from '../ground.js';

const addsUp = (rows: readonly Pick<Indicator, 'weight'>[], printed: string): boolean =>
  rows.reduce((sum, { weight }) => sum.plus(weight ?? 0), new exact(0)).eq(printed);

/**
 * 总分 includes the execution row. A paper that prints the sum of its indicators alone (90 / 87) is 10 points short; the
 * product computes the total, so the printed one is only taken away.
 *
 * Source: 财预〔2020〕10号: a self-evaluation counts 100 points, execution included.
 */
export const printedTotal: Rule = ({ template, content: { printed, indicators }, score: { total, execution } }) => {
  const { totalWeight, totalScore, ...rest } = printed ?? {};
  if (totalWeight === undefined && totalScore === undefined) return [];
  // On a form of objectives the sum of the rows is the sum: the execution row comes with the self-evaluation.
  if (!isScored(template) && totalWeight !== undefined && addsUp(indicators, totalWeight)) return [];
  const rows = indicators.reduce((sum, row) => sum.plus(row.score ?? 0), new exact(0));
  const right = rows.plus(execution.score ?? 0);
  const wrongWeight = totalWeight !== undefined && !new exact(totalWeight).eq(total.weight);
  const wrongScore = totalScore !== undefined && !right.eq(totalScore);
  if (!wrongWeight && !wrongScore) return [];
  const rowsOnly =
    (totalWeight !== undefined && new exact(totalWeight).plus(execution.weight).eq(total.weight)) ||
    (totalScore !== undefined && rows.eq(totalScore));
  const computed = `${total.weight}/${toDecimalText(right)}`;
  return [
    {
      rule: 'printed-total',
      severity: 'error',
      message: `${rowsOnly ? '总分未包含预算执行率' : '总分与各行合计不符'}，应为 ${total.weight} 分、得分 ${toDecimalText(right)}；总分由系统计算，请删去原表所印的总分`,
      quote: [totalWeight, totalScore].filter((part) => part !== undefined).join('/'),
      where: { part: 'total', field: 'score' },
      computed,
      expected: computed,
      fix: {
        label: '删去所印总分',
        changes: [{ path: 'printed', value: Object.keys(rest).length > 0 ? rest : null }],
      },
    },
  ];
};
