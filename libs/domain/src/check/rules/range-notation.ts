import { suggestValue } from '../../values/parse.js';
import { printValue } from '../../values/print.js';
import type { Finding } from '../finding.js';
import { putValue, inRow, type Rule } from '../rule.js';

/**
 * A value that was printed but means nothing: 105%≤≥95% read by its signs is false, 50、5.6 names nothing, 20年12月31日 has
 * half a year. Where the meaning is plain a typed value is offered. Source: 预算绩效 practice, grammar of values; class E.
 */
export const rangeNotation: Rule = ({ content }) =>
  content.indicators.flatMap((row) =>
    (['target', 'actual'] as const).flatMap((field): Finding[] => {
      const value = row[field];
      if (value.kind !== 'malformed') return [];
      const meant = suggestValue(value, { name: row.name });
      const print = meant && printValue(meant);
      return [
        {
          rule: 'range-notation',
          severity: 'error',
          message: print ? `${value.problem}，应为 ${print}` : `${value.problem}，请改正`,
          quote: value.raw,
          where: inRow(row, field),
          ...(meant && print
            ? {
                expected: print,
                fix: { label: `改为 ${print}`, changes: [putValue(row, field, meant)] },
              }
            : {}),
        },
      ];
    }),
  );
