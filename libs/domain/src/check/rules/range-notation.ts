import { suggestValue } from '../../values/parse.js';
import { printValue } from '../../values/print.js';
import { valueAt, valueColumns } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { asJson } from '../printed.js';

/**
 * A range is written as one (区间写法): 105%≤≥95% says nothing, read literally it is false. The range that was probably
 * meant is offered. Our own rule: no document defines a notation, forms carry this one for want of a range operator.
 */
export const rangeNotation = eachRow((row, ground) =>
  valueColumns(ground.template, ground.content).flatMap(({ key: field }) => {
    const value = valueAt(row, field);
    const meant = suggestValue(value, { name: row.name });
    if (value.kind !== 'malformed' || meant === undefined) return [];
    const printed = printValue(meant);
    return [
      {
        rule: 'range-notation',
        severity: 'error' as const,
        message: `${titleOf(row, ground)}的区间写法有误（${value.problem}），应写为 ${printed}`,
        quote: value.raw,
        where: cellOf(row, field),
        expected: printed,
        fix: {
          label: `改为 ${printed}`,
          changes: [{ path: `indicators/${row.id}/${field}`, value: asJson(meant) }],
        },
      },
    ];
  }),
);
