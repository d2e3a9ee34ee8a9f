import { suggestValue } from '../../values/parse.js';
import { valueProblem } from '../../values/value-problem.js';
import type { Value } from '../../values/value.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf, unitOf } from '../printed.js';
import { copiesTarget } from './actual-copies-target.js';

const LABELS = { target: '年度指标值', actual: '实际完成值' } as const;

/** What rules of their own say more precisely: tangled ranges, copied targets, missing units. */
const saidElsewhere = (value: Value, role: 'target' | 'actual', name: string): boolean =>
  suggestValue(value, { name }) !== undefined ||
  (role === 'actual' && copiesTarget(value)) ||
  unitOf(value)?.measure === '';

/** A value means something (数值写法): no cut-off text, unlabelled figures, unknown units, negative counts. Our own rule. */
export const valueNotation = eachRow((row, ground) =>
  (['target', 'actual'] as const).flatMap((field) => {
    const problem = valueProblem(row[field], field, { name: row.name });
    if (problem === undefined || saidElsewhere(row[field], field, row.name)) return [];
    return [
      {
        rule: 'value-notation',
        severity: 'error' as const,
        message: `${titleOf(row, ground)}的${LABELS[field]}写法有误：${problem}`,
        quote: quoteOf(row[field]),
        where: cellOf(row, field),
      },
    ];
  }),
);
