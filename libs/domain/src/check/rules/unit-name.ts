import { convertible, printUnit, sameUnit, unitOfName } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { valueAt, valueColumns } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf, unitOf } from '../printed.js';

/**
 * The unit in a name's brackets is that of its values (名称与数值的单位): 元 against 元/人 is a conflict, （人） beside 万人
 * only another scale. Our own rule.
 */
export const unitName = eachRow((row, ground) => {
  const named = unitOfName(row.name);
  if (named === undefined) return undefined;
  return valueColumns(ground.template, ground.content).flatMap(({ key: field }): Finding[] => {
    const value = valueAt(row, field);
    const unit = unitOf(value);
    if (unit === undefined || unit.measure === '' || sameUnit(unit, named)) return [];
    const [inName, inValue] = [printUnit(named), printUnit(unit)];
    const base = { quote: quoteOf(value), where: cellOf(row, field), computed: inValue, expected: inName };
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
        // 元 beside 元/人 is said loosely; 人 beside 元 is wrong.
        severity: unit.measure === named.measure ? 'warning' : 'error',
        message: `${titleOf(row, ground)}名称中的单位是“${inName}”，数值的单位是“${inValue}”，请改为一致`,
      },
    ];
  });
});
