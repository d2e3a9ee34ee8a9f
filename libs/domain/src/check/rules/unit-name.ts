import { convertible, printUnit, sameUnit, unitOfName } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf, unitOf } from '../printed.js';

/**
 * The unit in a name's brackets is that of its values (名称与数值的单位): 元 against 元/人 is a conflict, （人） beside 万人
 * only another scale. Our own rule.
 */
export const unitName = eachRow((row, ground) => {
  const named = unitOfName(row.name);
  if (named === undefined) return undefined;
  return (['target', 'actual'] as const).flatMap((field): Finding[] => {
    const unit = unitOf(row[field]);
    if (unit === undefined || unit.measure === '' || sameUnit(unit, named)) return [];
    const [inName, inValue] = [printUnit(named), printUnit(unit)];
    const base = { quote: quoteOf(row[field]), where: cellOf(row, field), computed: inValue, expected: inName };
    if (convertible(unit, named))
      return [
        {
          ...base,
          rule: 'unit-scale',
          severity: 'info',
          message: `${titleOf(row, ground)}名称中的单位是“${inName}”，数值以“${inValue}”计，仅数量级不同`,
        },
      ];
    return [
      {
        ...base,
        rule: 'unit-name',
        severity: 'error',
        message: `${titleOf(row, ground)}名称中的单位是“${inName}”，数值的单位是“${inValue}”，请改为一致`,
      },
    ];
  });
});
