import type { Value } from '../../values/value.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf } from '../printed.js';

/** Whether a value has the notation of a target: ≥85%, 95%≤x≤105%. */
export const copiesTarget = (value: Value): boolean => {
  const { kind } = value.kind === 'composite' ? value.part : value;
  return kind === 'compare' || kind === 'range';
};

/**
 * An actual is a measured figure (实际完成值应为实际数): ≥85% as an actual repeats the target and measures nothing. No fix
 * is offered, for only the unit knows what was reached.
 *
 * Source: 财预〔2020〕10号, 单位自评 compares 实际完成值 with 指标值.
 */
export const actualCopiesTarget = eachRow((row, ground) =>
  copiesTarget(row.actual)
    ? {
        rule: 'actual-copies-target',
        severity: 'error',
        message: `${titleOf(row, ground)}的实际完成值“${quoteOf(row.actual)}”是目标的写法，请填写实际达到的数值`,
        quote: quoteOf(row.actual),
        where: cellOf(row, 'actual'),
      }
    : undefined,
);
