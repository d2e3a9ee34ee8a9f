import type { Value } from '../../values/value.js';
import type { Finding } from '../finding.js';
import { valueAt, valueColumns } from '../grid.js';
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
  valueColumns(ground.template, ground.content).flatMap(({ key, label, role }): Finding[] => {
    const value = valueAt(row, key);
    if (role !== 'actual' || !copiesTarget(value)) return [];
    const wanted = key === 'forecast' ? '请填写预计达到的数值' : '请填写实际达到的数值';
    return [
      {
        rule: 'actual-copies-target',
        severity: key === 'lastYear' ? 'warning' : 'error',
        message: `${titleOf(row, ground)}的${label}“${quoteOf(value)}”是目标的写法，${wanted}`,
        quote: quoteOf(value),
        where: cellOf(row, key),
      },
    ];
  }),
);
