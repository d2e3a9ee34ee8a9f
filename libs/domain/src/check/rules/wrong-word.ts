import type { Rule } from '../ground.js';
import { replaced } from '../passages.js';

/** Slips of the pen that papers hand on from year to year (错别字), and what was meant. */
const WORDS: readonly (readonly [string, string])[] = [
  ['离休退人员', '离退休人员'],
  ['门诊统筹过度', '门诊统筹过渡'],
  ['办实流程', '办事流程'],
  ['帐户', '账户'],
  ['滚动结余', '滚存结余'],
];

/** Known slips are pointed out. Our own dictionary. */
export const wrongWord: Rule = (ground) =>
  ground.passages.flatMap((passage) =>
    WORDS.flatMap(([wrong, right]) => {
      const at = passage.text.indexOf(wrong);
      if (at < 0) return [];
      return [
        {
          rule: 'wrong-word',
          severity: 'warning' as const,
          message: `${passage.label}中的“${wrong}”似为“${right}”之误`,
          quote: wrong,
          where: passage.where,
          expected: right,
          fix: replaced(passage, at, wrong.length, right, `改为“${right}”`),
        },
      ];
    }),
  );
