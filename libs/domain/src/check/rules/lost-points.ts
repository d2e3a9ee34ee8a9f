import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { cellOf, eachRow, titleOf } from '../ground.js';

/** Points lost and 偏差原因 left blank. Source: the column of the form itself; class E. */
export const lostPoints = eachRow((row, ground): Finding[] => {
  if (row.score === null || row.weight === null || row.variance.trim() !== '') return [];
  if (!new exact(row.score).lt(row.weight)) return [];
  return [
    {
      rule: 'lost-points',
      severity: 'error',
      message: `${titleOf(row, ground)} ${row.weight} 分得 ${row.score} 分，扣分未填偏差原因及改进措施`,
      quote: `${row.weight} / ${row.score}`,
      where: cellOf(row, 'variance'),
    },
  ];
});
