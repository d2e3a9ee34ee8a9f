import { suggestValue } from '../../values/parse.js';
import { quantityOf } from '../../values/quantity.js';
import { exact, printUnit } from '../../values/unit.js';
import type { Value } from '../../values/value.js';
import type { Finding } from '../finding.js';
import { valueAt, valueColumns } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { asJson, quoteOf, unitOf } from '../printed.js';
import { copiesTarget } from './actual-copies-target.js';

/** A figure without a unit; nought is nought in any unit. */
const isBare = (value: Value): boolean => {
  if (unitOf(value)?.measure !== '') return false;
  const figure = quantityOf(value);
  return figure === undefined || !new exact(figure.amount).isZero();
};

/** Every figure carries its unit (计量单位): 92.45 of what? An actual may take the target's. Source: GB/T 15835-2011. */
export const unitMissing = eachRow((row, ground) => {
  const { target } = row;
  return valueColumns(ground.template, ground.content).flatMap(({ key, label, role }): Finding[] => {
    const value = valueAt(row, key);
    if (!isBare(value) || (role === 'actual' && copiesTarget(value))) return [];
    const base = {
      rule: 'unit-missing',
      severity: key === 'lastYear' ? ('warning' as const) : ('error' as const),
      quote: quoteOf(value),
      where: cellOf(row, key),
    };
    const message = `${titleOf(row, ground)}的${label}缺少计量单位，请补填`;
    if (role === 'target') return [{ ...base, message }];
    const unit = unitOf(suggestValue(target, { name: row.name }) ?? target);
    const word = unit && printUnit(unit);
    const { raw: _, ...plain } = value as typeof value & { raw?: string };
    return [
      {
        ...base,
        message: `${message}${word ? `（目标的单位是“${word}”）` : ''}`,
        ...(unit && word && plain.kind === 'figure'
          ? {
              expected: plain.amount + word,
              fix: {
                label: `改为 ${plain.amount}${word}`,
                changes: [{ path: `indicators/${row.id}/${key}`, value: asJson({ ...plain, unit }) }],
              },
            }
          : {}),
      },
    ];
  });
});
