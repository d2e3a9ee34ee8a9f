import { printUnit } from '../../values/unit.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf, unitOf } from '../printed.js';

/** Everyday names of measures, and the legal ones. Source: 《中华人民共和国法定计量单位》. */
const LEGAL: Readonly<Record<string, string>> = { 方: '立方米', 度: '千瓦时', 公分: '厘米', 斤: '千克' };

/** Measures go by their legal names (法定计量单位). Source: 计量法 第三条. */
export const legalUnit = eachRow((row, ground) => {
  const unit = unitOf(row.target);
  const used = [unit?.measure ?? '', ...(unit?.per ?? [])].find((word) => LEGAL[word] !== undefined);
  if (unit === undefined || used === undefined) return undefined;
  const right = LEGAL[used] ?? '';
  return {
    rule: 'legal-unit',
    severity: 'info',
    message: `${titleOf(row, ground)}的计量单位“${printUnit(unit)}”中，“${used}”的法定名称是“${right}”`,
    quote: quoteOf(row.target),
    where: cellOf(row, 'target'),
    expected: right,
  };
});
