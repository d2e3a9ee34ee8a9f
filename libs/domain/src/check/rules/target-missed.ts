import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf } from '../printed.js';

/**
 * A target that was missed, or left far behind, is a true result: it is explained, never corrected away (未完成、超额完成须说明).
 * What counts as far is the year's rule pack.
 *
 * Source: 财预〔2020〕10号, 单位自评: a value far above the target wants its reason, one below it too; the thresholds are our assumption.
 */
export const targetMissed = eachRow((row, ground, score): Finding | undefined => {
  const { explain } = ground.template.scoring;
  if (score?.met === undefined || row.variance.trim() !== '') return undefined;
  const { ratio } = score;
  const name = titleOf(row, ground);
  const percent =
    ratio === undefined ? undefined : `${ratio.times(100).toDecimalPlaces(2, exact.ROUND_HALF_UP).toFixed()}%`;
  const base = {
    quote: quoteOf(row.actual),
    where: cellOf(row, 'variance'),
    expected: quoteOf(row.target),
    ...(percent === undefined ? {} : { computed: percent }),
  } as const;
  const ask = '请在“偏差原因分析及改进措施”中说明原因和改进措施';
  if (!score.met) {
    // How far off, to either side: a target of at most 5 is missed at 6 as one of at least 5 is at 4.
    const off = ratio === undefined ? new exact(1) : ratio.minus(1).abs();
    if (off.lt(exact.sub(1, explain.below)) && !off.isZero()) return undefined;
    return {
      ...base,
      rule: 'target-missed',
      severity: 'explain',
      message: `${name}未达到目标${percent ? `（为目标的 ${percent}）` : ''}，${ask}`,
    };
  }
  const reverse = row.target.kind === 'compare' && (row.target.op === '<=' || row.target.op === '<');
  if (reverse || ratio === undefined || ratio.lt(explain.above)) return undefined;
  return {
    ...base,
    rule: 'target-exceeded',
    severity: 'explain',
    message: `${name}大幅超过目标（为目标的 ${percent}），${ask.replace('改进措施”中说明原因和改进措施', '改进措施”中说明原因')}`,
  };
});
