import { suggestValue } from '../../values/parse.js';
import { printValue } from '../../values/print.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { asJson, quoteOf } from '../printed.js';

/**
 * A range whose signs say nothing (区间写法): 105%≤≥95% read as it stands is false. The range it was meant to be is offered.
 *
 * Source: defect met in published forms, because systems have no range operator; notation by GB/T 15835-2011.
 */
export const rangeNotation = eachRow((row, ground) =>
  (['target', 'actual'] as const).flatMap((field) => {
    const meant = suggestValue(row[field], { name: row.name });
    if (meant === undefined || row[field].kind !== 'malformed') return [];
    const print = printValue(meant);
    return [
      {
        rule: 'range-notation',
        severity: 'error' as const,
        message: `${titleOf(row, ground)}：${row[field].problem}，应为 ${print}`,
        quote: quoteOf(row[field]),
        where: cellOf(row, field),
        expected: print,
        fix: { label: `改为 ${print}`, changes: [{ path: `indicators/${row.id}/${field}`, value: asJson(meant) }] },
      },
    ];
  }),
);
