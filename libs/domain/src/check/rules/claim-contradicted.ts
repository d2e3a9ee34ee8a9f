import type { Finding } from '../finding.js';
import { titleOf, type Rule } from '../ground.js';
import { matches } from '../passages.js';
import { missedBadly } from './target-missed.js';

/** Says that everything was reached; 未达到 says that it was not. */
const CLAIM =
  /(?<![未没不]|基本|部分|尚未)(?:达到|完成|实现|达成)了?(?:年初|年度|各项|全部|既定|预定|本年)?(?:的)?(?:预期|设定|绩效|既定|总体)(?:的)?(?:绩效)?(?:目标|指标)|(?:圆满|全面|超额|较好地?)完成了?(?:各项|年度|全年|全部)?(?:目标|指标|任务)/g;

/**
 * A form whose rows fall short does not say that its goals were reached (未达标却结论达标). The result is true and stays; what
 * is wanted is the reason beside the rows, or another sentence.
 *
 * Source: 财预〔2020〕10号: results are to be true; our own rule for the words.
 */
export const claimContradicted: Rule = (ground) => {
  const scores = new Map(ground.score.rows.map((score) => [score.row, score]));
  const missed = ground.content.indicators.filter(
    (row) => row.variance.trim() === '' && missedBadly(row, scores.get(row.id), ground),
  );
  const [worst] = missed;
  if (worst === undefined) return [];
  const names = missed.slice(0, 3).map((row) => titleOf(row, ground));
  return ground.passages
    .filter(({ kind, where }) => kind === 'goal' && where.field !== 'expected')
    .flatMap(({ text, label, where }): Finding[] =>
      matches(text, CLAIM)
        .slice(0, 1)
        .map((found) => ({
          rule: 'claim-contradicted',
          severity: 'explain',
          message: `${label}称“${found[0]}”，但${names.join('、')}${missed.length > 3 ? `等 ${missed.length} 项` : ''}未达到目标，请说明偏差原因或改写结论`,
          quote: found[0],
          where,
        })),
    );
};
