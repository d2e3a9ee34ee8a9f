import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import type { Ground, Rule } from '../ground.js';

/** Below this share of the budget an execution wants a word (执行偏低). Our own assumption. */
const LOW = '90';

const SAYS_OVER = /超预算|超支|超出预算|预算调整|调整预算|追加预算/;
const SAYS_UNDER =
  /(?:预算)?执行(?:率)?[^。；]{0,12}(?:偏低|较低|低于|不足|未达|少于)|(?:支出|执行)[^。；]{0,8}(?:少于|小于|低于)[^。；]{0,4}预算|结余原因/;
const EXECUTION_ROW = /预算执行率|支出预算(?:金额|数)|预算完成率/;

/** The execution row has no cell of its own for reasons: they stand in a row about execution, or in the account of the year. */
const explained = ({ template, content }: Ground, says: RegExp): boolean =>
  content.indicators.some((row) => EXECUTION_ROW.test(row.name) && row.variance.trim() !== '') ||
  template.goals.some(({ key }) => says.test(content.goals[key] ?? ''));

/**
 * Spending more than the budget, or far less, is explained (超预算执行、执行偏低须说明). Both are true results that nobody is
 * to correct away.
 *
 * Source: 预算法 第十三条: 支出必须以经批准的预算为依据; for low execution our own assumption.
 */
export const executionRate: Rule = (ground) => {
  const { template, content, score } = ground;
  const total = template.funding.rows.find((row) => row.total)?.key ?? '';
  const executed = content.funding[total]?.['executed'];
  const { rate } = score.execution;
  if (rate === undefined || executed?.kind !== 'amount') return [];
  const base = {
    severity: 'explain' as const,
    quote: executed.amount,
    where: { part: 'funding' as const, row: total, field: 'executed' },
    computed: `${rate}%`,
  };
  const budget = content.funding[total]?.['revisedBudget'];
  const over = budget?.kind === 'amount' && new exact(executed.amount).gt(budget.amount);
  const found: Finding[] = [];
  if (over && !explained(ground, SAYS_OVER))
    found.push({
      ...base,
      rule: 'over-budget',
      message: `全年执行数超过全年预算数（执行率 ${rate}%），请在“实际完成情况”或有关指标的偏差原因中说明超预算原因和预算调整情况`,
      expected: '100%',
    });
  if (new exact(rate).lt(LOW) && !explained(ground, SAYS_UNDER))
    found.push({
      ...base,
      rule: 'under-execution',
      message: `预算执行率为 ${rate}%，低于 ${LOW}%，请在“实际完成情况”或有关指标的偏差原因中说明执行偏低的原因`,
      expected: `${LOW}%`,
    });
  return found;
};
