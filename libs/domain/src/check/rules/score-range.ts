import { exact } from '../../values/unit.js';
import { isScored } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';

/** A score lies between nought and its weight (得分不超过分值). Source: 财预〔2020〕10号. */
export const scoreRange = eachRow((row, ground) => {
  if (!isScored(ground.template)) return undefined;
  const { weight, score } = row;
  if (weight === null || score === null) return undefined;
  if (!new exact(score).lt(0) && !new exact(score).gt(weight)) return undefined;
  return {
    rule: 'score-range',
    severity: 'error',
    message: `${titleOf(row, ground)}的得分应在 0 至 ${weight} 之间`,
    quote: score,
    where: cellOf(row, 'score'),
    expected: `0–${weight}`,
  };
});
