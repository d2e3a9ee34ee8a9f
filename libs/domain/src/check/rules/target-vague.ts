import { exact } from '../../values/unit.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf } from '../printed.js';
import { wantsNumber } from './target-unmeasurable.js';

/** From this weight on, words alone are too little to score on. Our own assumption. */
const HEAVY = '15';
const CRITERIA = /\d|[一二三]档|[一二三]级|优[、，].*良|达成.*部分达成/;

/** A heavy qualitative indicator says by what it is judged (定性指标评判标准). Our own rule. */
export const targetVague = eachRow((row, ground) => {
  if (row.target.kind !== 'text' || row.weight === null || wantsNumber(row)) return undefined;
  if (new exact(row.weight).lt(HEAVY) || CRITERIA.test(row.target.text)) return undefined;
  return {
    rule: 'target-vague',
    severity: 'warning',
    message: `${titleOf(row, ground)}占 ${row.weight} 分，年度指标值“${quoteOf(row.target)}”没有评判标准，请准备佐证材料，并在下年目标中写明分档标准`,
    quote: quoteOf(row.target),
    where: cellOf(row, 'target'),
  };
});
