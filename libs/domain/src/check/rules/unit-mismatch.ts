import { comparable } from '../../values/compare.js';
import { suggestValue } from '../../values/parse.js';
import { printUnit } from '../../values/unit.js';
import { quantityOf, type Quantity } from '../../values/quantity.js';
import type { Value } from '../../values/value.js';
import type { Finding } from '../finding.js';
import { valueAt, valueColumns } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf, unitOf } from '../printed.js';

const figureOf = (value: Value): Quantity | undefined => {
  const plain = value.kind === 'composite' ? value.part : value;
  return plain.kind === 'range' ? { amount: plain.low, unit: plain.unit } : quantityOf(plain);
};

/** Target and actual measure the same thing (单位一致): 人次 is not 人, 元 is not 元/人; 万人 and 人 are. Our own rule. */
export const unitMismatch = eachRow((row, ground) => {
  const target = figureOf(suggestValue(row.target, { name: row.name }) ?? row.target);
  if (!target || target.unit.measure === '') return undefined;
  return valueColumns(ground.template, ground.content).flatMap(({ key, label, role }): Finding[] => {
    const value = valueAt(row, key);
    const actual = role === 'actual' ? figureOf(value) : undefined;
    if (!actual || comparable(target, actual) || unitOf(value)?.measure === '') return [];
    const [asked, given] = [printUnit(target.unit), printUnit(actual.unit)];
    return [
      {
        rule: 'unit-mismatch',
        severity: key === 'lastYear' ? 'warning' : 'error',
        message: `${titleOf(row, ground)}的${label}以“${given}”计，目标以“${asked}”计，两者不能比较，请按“${asked}”填写`,
        quote: quoteOf(value),
        where: cellOf(row, key),
        computed: given,
        expected: asked,
      },
    ];
  });
});
