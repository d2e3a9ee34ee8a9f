import type { Indicator } from '../../forms/content.js';
import { unitOfName } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { cellOf, titleOf, type Rule } from '../ground.js';

/** （户籍） and （常住） tell indicators apart; （人） at the end does not. */
const nameKey = ({ name }: Indicator): string => {
  const plain = name.normalize('NFKC').replace(/\s/g, '');
  return unitOfName(plain) === undefined ? plain : plain.replace(/\([^()]*\)$/, '');
};

/** One thing is counted once (指标重复), wherever in the grid it stands. Our own rule. */
export const duplicateIndicator: Rule = (ground) => {
  const seen = new Set<string>();
  return ground.content.indicators.flatMap((row): Finding[] => {
    const key = nameKey(row);
    if (key === '') return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        rule: 'duplicate-indicator',
        severity: 'error',
        message: `${titleOf(row, ground)}与前面的指标同名，请合并，或把两者的名称区分开`,
        quote: row.name,
        where: cellOf(row, 'name'),
      },
    ];
  });
};
