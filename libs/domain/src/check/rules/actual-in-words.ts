import { printUnit } from '../../values/unit.js';
import type { Value } from '../../values/value.js';
import { columnLabel, outcomeKey, valueAt } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf, unitOf } from '../printed.js';

/** A target to be measured: ≥95%, 39.31万人, 95%≤x≤105%, or a bound inside a sentence. */
const isNumber = (target: Value): boolean =>
  ['compare', 'figure', 'range'].includes(target.kind) ||
  (target.kind === 'composite' && ['compare', 'range'].includes(target.part.kind));

/** Words without a figure, or a day: nothing to be measured against a number. */
const hasNoFigure = (actual: Value): boolean =>
  ['text', 'deadline'].includes(actual.kind) || (actual.kind === 'composite' && actual.part.kind === 'deadline');

/**
 * A target that is a number is answered by a number (数值目标填数值): 九成 cannot be measured, and any hand score would pass.
 *
 * Source: 财预〔2020〕10号, 单位自评: 定量指标 are scored by comparing 实际完成值 with 指标值.
 */
export const actualInWords = eachRow((row, ground) => {
  const { target } = row;
  const key = outcomeKey(ground.template);
  const actual = valueAt(row, key);
  if (!isNumber(target) || !hasNoFigure(actual)) return undefined;
  const unit = unitOf(target);
  return {
    rule: 'actual-in-words',
    severity: 'error',
    message: `${titleOf(row, ground)}的目标是数值，${columnLabel(ground.template, ground.content, key, '实际完成值')}请填数值，如 92${unit === undefined ? '' : printUnit(unit)}`,
    quote: quoteOf(actual),
    where: cellOf(row, key),
  };
});
