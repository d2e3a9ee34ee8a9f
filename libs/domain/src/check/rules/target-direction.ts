import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf } from '../printed.js';

const LESS_IS_BETTER = /用水量|用电量|能耗|消耗量|投诉(?:率|量|次数)|上访(?:率|次数)|差错率|违规(?:率|次数|金额)/;

/** What is consumed or goes wrong has a ceiling, not a floor (指标方向). Our own dictionary. */
export const targetDirection = eachRow((row, ground) => {
  const { target } = row;
  if (target.kind !== 'compare' || (target.op !== '>=' && target.op !== '>')) return undefined;
  if (!LESS_IS_BETTER.test(row.name)) return undefined;
  return {
    rule: 'target-direction',
    severity: 'warning',
    message: `${titleOf(row, ground)}越低越好，年度指标值似应用“≤”，请核对`,
    quote: quoteOf(target),
    where: cellOf(row, 'target'),
  };
});
