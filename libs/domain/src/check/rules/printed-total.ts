import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../ground.js';

/**
 * A printed 总分 that is not the true total, above all one that leaves the execution row out (90 / 87 for 100 / 96.41).
 * Source: 财预〔2020〕10号, the total holds the execution row; class E.
 */
export const printedTotal: Rule = ({ content: { printed }, score: { total, execution } }) => {
  const given = { weight: printed?.totalWeight, score: printed?.totalScore };
  const off = (which: 'weight' | 'score'): boolean =>
    given[which] !== undefined && !new exact(given[which]).eq(total[which]);
  if (!off('weight') && !off('score')) return [];
  const left = given.weight !== undefined && new exact(given.weight).plus(execution.weight).eq(total.weight);
  const both = `${total.weight} 分、${total.score} 分`;
  const finding: Finding = {
    rule: 'printed-total',
    severity: 'error',
    message: left ? `总分未含预算执行率，应为 ${both}` : `总分与各行之和不符，应为 ${both}`,
    quote: `${given.weight ?? ''} / ${given.score ?? ''}`,
    where: { part: 'total' },
    computed: `${total.weight} / ${total.score}`,
    expected: `${total.weight} / ${total.score}`,
    fix: { label: '以系统计算的总分为准', changes: [{ path: 'printed', value: null }] },
  };
  return [finding];
};
