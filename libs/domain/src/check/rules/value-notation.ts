import { suggestValue } from '../../values/parse.js';
import { valueProblem } from '../../values/value-problem.js';
import type { Value } from '../../values/value.js';
import { valueAt, valueColumns, type ValueColumn } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf, unitOf } from '../printed.js';
import { copiesTarget } from './actual-copies-target.js';

/** What rules of their own say more precisely: tangled ranges, copied targets, missing units. */
const saidElsewhere = (value: Value, role: ValueColumn['role'], name: string): boolean =>
  suggestValue(value, { name }) !== undefined ||
  (role === 'actual' && copiesTarget(value)) ||
  unitOf(value)?.measure === '';

/** A value means something (数值写法): no cut-off text, unlabelled figures, unknown units, negative counts. Our own rule. */
export const valueNotation = eachRow((row, ground) =>
  valueColumns(ground.template, ground.content).flatMap(({ key: field, label, role }) => {
    const value = valueAt(row, field);
    const problem = valueProblem(value, role, { name: row.name });
    if (problem === undefined || saidElsewhere(value, role, row.name)) return [];
    return [
      {
        rule: 'value-notation',
        // What was reached a year ago is printed for comparison only.
        severity: field === 'lastYear' ? ('warning' as const) : ('error' as const),
        message: `${titleOf(row, ground)}的${label}写法有误：${problem}`,
        quote: quoteOf(value),
        where: cellOf(row, field),
      },
    ];
  }),
);
