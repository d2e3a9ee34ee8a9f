import { exact } from '../../values/unit.js';
import { isScored } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';

/**
 * Points that were lost have a cause (扣分未说明): 偏差原因分析及改进措施 is filled in. A missed target asks for it by a rule
 * of its own, so this one speaks where the target was met, or cannot be measured, and points are missing all the same.
 *
 * Source: 财预〔2020〕10号, 单位自评; the column of the form itself.
 */
export const lostPoints = eachRow((row, ground, score) => {
  if (!isScored(ground.template)) return undefined;
  const { weight, score: given } = row;
  if (weight === null || given === null || row.variance.trim() !== '' || score?.met === false) return undefined;
  if (!new exact(given).lt(weight)) return undefined;
  return {
    rule: 'lost-points',
    severity: 'error',
    message: `${titleOf(row, ground)}扣 ${new exact(weight).minus(given).toFixed()} 分未说明，请填写偏差原因分析及改进措施，或改正得分`,
    quote: `${weight}/${given}`,
    where: cellOf(row, 'variance'),
  };
});
