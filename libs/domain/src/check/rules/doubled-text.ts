import type { Rule } from '../ground.js';
import { matches, replaced } from '../passages.js';

/**
 * Marks that never follow one another; …… and —— do. Of the particles only 的 and 了: 以及及时, 参与与否 and 现在在 are
 * right, and so are 目的的, 的的确确, 为了了解, 不了了之.
 */
const DOUBLED = /[，,。；;、：]{2,}|(?<![目标])(的)的(?!确)|(?<!不)(了)了(?![解结却])/g;

/** No mark and no word twice (标点重复、重复字). Source: GB/T 15834-2011 for marks. */
export const doubledText: Rule = (ground) =>
  ground.passages.flatMap((passage) =>
    matches(passage.text, DOUBLED).map((found) => {
      const once = found[1] ?? found[2] ?? (found[0].includes('。') ? '。' : found[0].slice(0, 1));
      return {
        rule: 'doubled-text',
        severity: 'error' as const,
        message: `${passage.label}中“${found[0]}”重复，请保留一个`,
        quote: found[0],
        where: passage.where,
        fix: replaced(passage, found.index, found[0].length, once, `改为“${once}”`),
      };
    }),
  );
