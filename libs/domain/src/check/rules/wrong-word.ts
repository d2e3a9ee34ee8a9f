import type { Finding } from '../finding.js';
import type { Rule } from '../ground.js';
import { matches, replaced } from '../passages.js';
import { WORD_SLIPS } from '../words.js';

/** Known slips and unusual terms are pointed out (错别字、术语). Our own dictionary. */
export const wrongWord: Rule = (ground) =>
  ground.passages.flatMap((passage) =>
    WORD_SLIPS.flatMap(({ wrong, right, severity, why }): Finding[] => {
      const [found] = matches(passage.text, wrong);
      if (found === undefined) return [];
      const said = why === undefined ? `似为“${right}”之误` : `宜写作“${right}”：${why}`;
      return [
        {
          rule: 'wrong-word',
          severity,
          message: `${passage.label}中的“${found[0]}”${said}`,
          quote: found[0],
          where: passage.where,
          expected: right,
          fix: replaced(passage, found.index, found[0].length, right, `改为“${right}”`),
        },
      ];
    }),
  );
