import type { Finding } from '../finding.js';
import type { Rule } from '../ground.js';
import { MOST_MATCHES, replaced, type Passage } from '../passages.js';

/** Years inside names of documents, document numbers and periods belong to those, not to the form. */
const NAMES =
  /[〔[（(［]\s*(?:19|20)\d{2}\s*[〕\]）)］]\s*(?:第\s*)?\d+\s*号|(?:19|20)\d{2}年?\s*[-—–~至到]\s*(?:19|20)\d{2}年?度?/g;
const YEAR = /(?<!\d)((?:19|20)\d{2})年/g;
const SINCE = /(?:自|从|较|比|同|与|于|截至|以|按|因)$/;
const AFTER = /^(?:以来|起|底以来|相比|同期|结转|末|上年|年末|计划|预算编制|将|拟)/;

const blank = (name: string): string => '＿'.repeat(name.length);

/** A title that is never closed is no title: looked for up to the last 》 only, so that no 《 is followed in vain. */
const blanked = (text: string): string => {
  const end = text.lastIndexOf('》') + 1;
  return (text.slice(0, end).replace(/《[^》]*》/g, blank) + text.slice(end)).replace(NAMES, blank);
};

/** 2021年1月-12月, 2021年度: a span of time that something was done in, not a day on which it was reported. */
const SPAN = /^(?:度|全年|\d{1,2}月?\s*[-—–~至到]\s*\d{1,2}月)/;

/**
 * What a form says it did, it did in its own year (年度一致). Another year is a comparison or a date where the form's own
 * stands beside it; a later one never is where it names a whole span of time. Our own rule.
 */
export const yearWrong: Rule = (ground) => {
  if (ground.year === null) return [];
  const own = String(ground.year);
  return ground.passages
    .filter(({ kind, where }) => (kind === 'goal' && where.field !== 'midTerm') || kind === 'name')
    .flatMap((passage) => {
      const text = blanked(passage.text);
      const namesOwn = text.includes(`${own}年`);
      const wrongs = [...text.matchAll(YEAR)].flatMap((found): Finding[] => {
        const [, year = ''] = found;
        const [before, after] = [
          text.slice(Math.max(0, found.index - 2), found.index),
          text.slice(found.index + found[0].length),
        ];
        if (year === own || SINCE.test(before) || AFTER.test(after)) return [];
        if (namesOwn && (year < own || !SPAN.test(after))) return [];
        return [wrong(passage, found.index, year, own)];
      });
      return wrongs.slice(0, MOST_MATCHES);
    });
};

const wrong = (passage: Passage, at: number, year: string, own: string): Finding => {
  const quote = /^\d{4}年(?:度|\d{1,2}月(?:[-—–~至到]\d{1,2}月)?)?/.exec(passage.text.slice(at))?.[0] ?? `${year}年`;
  return {
    rule: 'year-wrong',
    severity: 'error',
    message: `${passage.label}中的“${quote}”与本表年度（${own}年）不符${year > own ? '，且为以后年度' : ''}，请核对`,
    quote,
    where: passage.where,
    computed: year,
    expected: own,
    fix: replaced(passage, at, 4, own, `改为 ${own}年`),
  };
};
