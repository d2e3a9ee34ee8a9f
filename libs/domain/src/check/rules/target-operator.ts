import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf } from '../printed.js';

/** A target says whether it is a floor, a ceiling or a point (计算符号). Without one it is read as “=”. Our own rule. */
export const targetOperator = eachRow((row, ground) =>
  row.target.kind === 'figure'
    ? {
        rule: 'target-operator',
        severity: 'warning',
        message: `${titleOf(row, ground)}的年度指标值没有计算符号，计分时按“等于”处理；如不是，请注明 ≥、≤ 或区间`,
        quote: quoteOf(row.target),
        where: cellOf(row, 'target'),
      }
    : undefined,
);
