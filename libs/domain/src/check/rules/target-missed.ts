import { hasColumn, type RowScore } from '../../forms/template.js';
import { exact } from '../../values/unit.js';
import type { Indicator } from '../../forms/content.js';
import type { Finding } from '../finding.js';
import { columnLabel, isWeighted, outcomeKey, valueAt } from '../grid.js';
import { cellOf, eachRow, titleOf, type Ground } from '../ground.js';
import { scoreAsMeant } from '../meant.js';
import { quoteOf } from '../printed.js';

/** A plan without an operator, on a form without points, is a forecast: a fifth short of it is a deviation. Our own assumption. */
const PLAN = '0.8';

/** Whether a row fell short by more than the year's rules let pass in silence (偏差). */
export const missedBadly = (row: Indicator, printed: RowScore | undefined, ground: Ground): boolean => {
  const { template } = ground;
  const score = scoreAsMeant(row, ground, printed);
  if (score?.met !== false) return false;
  const { ratio } = score;
  const loose = row.target.kind === 'figure' && !isWeighted(template);
  const below = loose ? PLAN : template.scoring.explain.below;
  // How far off, to either side: a target of at most 5 is missed at 6 as one of at least 5 is at 4.
  const off = ratio === undefined ? new exact(1) : ratio.minus(1).abs();
  return off.isZero() || off.gte(exact.sub(1, below));
};

/**
 * A target that was missed, or left far behind, is a true result: it is explained, never corrected away (未完成、超额完成须说明).
 * What counts as far is the year's rule pack. A monitoring form explains what its year is forecast to come to.
 *
 * Source: 财预〔2020〕10号, 单位自评: a value far above the target wants its reason, one below it too; the thresholds are our assumption.
 */
export const targetMissed = eachRow((row, ground, printed): Finding | undefined => {
  const { template, content } = ground;
  if (row.variance.trim() !== '') return undefined;
  const score = scoreAsMeant(row, ground, printed);
  if (score?.met === undefined) return undefined;
  const { ratio } = score;
  const name = titleOf(row, ground);
  const value = valueAt(row, outcomeKey(template));
  const percent =
    ratio === undefined ? undefined : `${ratio.times(100).toDecimalPlaces(2, exact.ROUND_HALF_UP).toFixed()}%`;
  const base = {
    quote: quoteOf(value),
    where: hasColumn(template, 'variance') ? cellOf(row, 'variance') : cellOf(row, outcomeKey(template)),
    expected: quoteOf(row.target),
    ...(percent === undefined ? {} : { computed: percent }),
  } as const;
  const ask = (what: string): string =>
    `请在“${columnLabel(template, content, 'variance', '偏差原因分析及改进措施')}”中说明${what}`;
  const [missed, exceeded] = hasColumn(template, 'forecast')
    ? ['预计全年达不到目标', '预计大幅超过目标']
    : ['未达到目标', '大幅超过目标'];
  if (!score.met) {
    if (!missedBadly(row, score, ground)) return undefined;
    return {
      ...base,
      rule: 'target-missed',
      severity: 'explain',
      message: `${name}${missed}${percent ? `（为目标的 ${percent}）` : ''}，${ask('原因和改进措施')}`,
    };
  }
  const reverse = row.target.kind === 'compare' && (row.target.op === '<=' || row.target.op === '<');
  if (reverse || ratio === undefined || ratio.lt(template.scoring.explain.above)) return undefined;
  return {
    ...base,
    rule: 'target-exceeded',
    severity: 'explain',
    message: `${name}${exceeded}（为目标的 ${percent}），${ask('原因')}`,
  };
});
