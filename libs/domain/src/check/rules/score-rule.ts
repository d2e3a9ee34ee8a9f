import type { Indicator } from '../../forms/content.js';
import type { RowScore } from '../../forms/template.js';
import { judgeHandScore } from '../../score/hand-score.js';
import { scoreRow } from '../../score/score-row.js';
import { suggestValue } from '../../values/parse.js';
import type { Finding } from '../finding.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { unitOf } from '../printed.js';

/**
 * A hand score that no rule yields: outside its band; below or above the automatic score without a reason;
 * above where the pack refuses it. A score rounded to one place passes. A reasoned score above is marked for the reviewer.
 *
 * Source: 财预〔2020〕10号 by the pack; what needs a reason is our assumption; class E.
 */
export const scoreRule = eachRow((row, ground, score): Finding[] => {
  const { template } = ground;
  if (row.score === null || row.weight === null || score === undefined) return [];
  const meant = asMeant(row);
  const ruled = meant === row ? score : scoreRow(meant, template.scoring);
  const verdict = judgeHandScore(ruled, row.score);
  const said = row.scoreReason.trim() !== '';
  const refused = verdict === 'above' && template.scoring.handAbove === 'refuse';
  if (verdict === 'fits' || verdict === 'rounded' || verdict === 'outOfRange' || (verdict === 'below' && said))
    return [];
  const severity = verdict === 'above' && said && !refused ? 'info' : 'error';
  const expected = ruled.automatic ?? (ruled.band && `${ruled.band.low} 至 ${ruled.band.high}`) ?? `0 至 ${row.weight}`;
  const mendable = ruled === score && ruled.automatic !== undefined && severity === 'error';
  return [
    {
      rule: 'score-rule',
      severity,
      message: titleOf(row, ground) + messageOf(verdict, ruled, { refused, said, repaired: meant !== row }),
      quote: row.score,
      where: cellOf(row, 'score'),
      computed: expected,
      expected,
      ...(mendable
        ? { fix: { label: `改为 ${expected}`, changes: [{ path: `indicators/${row.id}/score`, value: expected }] } }
        : {}),
    },
  ];
});

/** The row with its notation put right as the checker offers, so that a score is judged by what was meant. */
const asMeant = (row: Indicator): Indicator => {
  const target = suggestValue(row.target, { name: row.name }) ?? row.target;
  const unit = unitOf(target);
  const bare = row.actual.kind === 'figure' && row.actual.unit.measure === '' && unit !== undefined;
  const actual = bare && row.actual.kind === 'figure' ? { ...row.actual, unit } : row.actual;
  return target === row.target && actual === row.actual ? row : { ...row, target, actual };
};

const messageOf = (
  verdict: ReturnType<typeof judgeHandScore>,
  { automatic, band, steps }: RowScore,
  { refused, said, repaired }: { refused: boolean; said: boolean; repaired: boolean },
): string => {
  if (verdict === 'outOfBand')
    return `的得分不在所属档次 ${band?.low ?? ''} 至 ${band?.high ?? ''} 之内：${steps.join('，')}`;
  const rule = `${repaired ? '按更正后的指标值' : '按规则'}应得 ${automatic ?? ''}（${steps.join('，')}）`;
  const side = verdict === 'above' ? '高于' : '低于';
  if (refused) return `的得分${side}规则得分，${rule}，请更正`;
  return said
    ? `得分${side}规则得分，已说明理由，请审核人核对；${rule}`
    : `的得分与赋分规则不符，${rule}，请更正或填写评分说明`;
};
