import { suggestValue } from '../../values/parse.js';
import { printUnit } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { asJson, quoteOf, unitOf } from '../printed.js';
import { copiesTarget } from './actual-copies-target.js';

/** Every figure carries its unit (计量单位): 92.45 of what? An actual may take the target's. Source: GB/T 15835-2011. */
export const unitMissing = eachRow((row, ground) => {
  const { target, actual } = row;
  const bare = (field: 'target' | 'actual'): boolean => unitOf(row[field])?.measure === '';
  const found: Finding[] = [];
  if (bare('target'))
    found.push({
      rule: 'unit-missing',
      severity: 'error',
      message: `${titleOf(row, ground)}的年度指标值缺少计量单位，请补填`,
      quote: quoteOf(target),
      where: cellOf(row, 'target'),
    });
  if (bare('actual') && !copiesTarget(actual)) {
    const unit = unitOf(suggestValue(target, { name: row.name }) ?? target);
    const { raw: _, ...plain } = actual as typeof actual & { raw?: string };
    const word = unit && printUnit(unit);
    found.push({
      rule: 'unit-missing',
      severity: 'error',
      message: `${titleOf(row, ground)}的实际完成值缺少计量单位，请补填${word ? `（目标的单位是“${word}”）` : ''}`,
      quote: quoteOf(actual),
      where: cellOf(row, 'actual'),
      ...(unit && word && plain.kind === 'figure'
        ? {
            expected: plain.amount + word,
            fix: {
              label: `改为 ${plain.amount}${word}`,
              changes: [{ path: `indicators/${row.id}/actual`, value: asJson({ ...plain, unit }) }],
            },
          }
        : {}),
    });
  }
  return found;
});
