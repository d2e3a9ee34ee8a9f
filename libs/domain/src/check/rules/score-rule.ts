import { judgeHandScore } from '../../score/hand-score.js';
import { scoreRow } from '../../score/score-row.js';
import type { Finding } from '../finding.js';
import { isScored } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { asMeant } from '../meant.js';

/**
 * A score is what the rule yields, or says why not (得分与赋分规则): below or above the automatic score with a reason, above
 * it only where the pack allows, and then marked for the reviewer; a judged row inside the band of its percentage. A score rounded to one place passes with
 * a word. Where target or actual only want the correction that the checker offers, the row is judged as it was meant.
 *
 * Source: 财预〔2020〕10号, 单位自评: quantitative by share, qualitative by the three bands of the form's note.
 */
export const scoreRule = eachRow((row, ground, score): Finding | undefined => {
  if (!isScored(ground.template)) return undefined;
  if (row.score === null || row.weight === null || score === undefined) return undefined;
  const meant = asMeant(row);
  const ruled = meant === row ? score : scoreRow(meant, ground.template.scoring);
  const verdict = judgeHandScore(ruled, row.score);
  if (verdict === 'fits' || verdict === 'outOfRange') return undefined;
  const [name, given, said] = [titleOf(row, ground), row.score, row.scoreReason.trim() !== ''];
  const base = { rule: 'score-rule', severity: 'error', quote: given, where: cellOf(row, 'score') } as const;
  if (verdict === 'outOfBand') {
    const band = `${ruled.band?.low ?? ''} 至 ${ruled.band?.high ?? ''}`;
    return { ...base, message: `${name}的得分应在 ${band} 之间（${ruled.steps.join('；')}），请改正`, expected: band };
  }
  const automatic = ruled.automatic ?? '';
  const sums = `${meant === row ? '按规则' : '按更正后的数值'}为 ${automatic}（${ruled.steps.join('；')}）`;
  const known = {
    ...base,
    computed: automatic,
    expected: automatic,
    fix: { label: `改为 ${automatic}`, changes: [{ path: `indicators/${row.id}/score`, value: automatic }] },
  };
  if (verdict === 'rounded')
    return said
      ? undefined
      : {
          ...known,
          rule: 'score-rounded',
          severity: 'info',
          message: `${name}的得分${sums}，所填 ${given} 是取整后的数`,
        };
  if (verdict === 'above' && ground.template.scoring.handAbove === 'refuse')
    return { ...known, message: `${name}的得分不得高于规则得分，${sums}，请改正` };
  if (said && verdict === 'above') {
    const { fix: _, ...plain } = known;
    return {
      ...plain,
      rule: 'score-above',
      severity: 'info',
      message: `${name}的得分高于规则得分并已说明，${sums}，请审核人核对`,
    };
  }
  if (said) return undefined;
  return { ...known, message: `${name}的得分 ${given} 与赋分规则不符，${sums}，请改正得分或填写评分说明` };
});
