import type { DecimalText } from '../../values/decimal-text.js';
import { executionCells } from '../../score/score-execution.js';
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

/** What a year came to against its budget; a monitoring form is measured by what it forecasts. */
const outturn = ({ template, content }: Ground) => {
  const { row, budget, executed } = executionCells(template, content);
  const forecast = template.funding.columns.some(({ key }) => key === 'forecast');
  const cell = content.funding[row]?.['forecast'];
  const spent: DecimalText | undefined = forecast ? (cell?.kind === 'amount' ? cell.amount : undefined) : executed;
  return { row, budget, spent, field: forecast ? 'forecast' : 'executed', forecast };
};

/**
 * Spending more than the budget, or far less, is explained (超预算执行、执行偏低须说明). Both are true results that nobody is
 * to correct away.
 *
 * Source: 预算法 第十三条: 支出必须以经批准的预算为依据; for low execution our own assumption.
 */
export const executionRate: Rule = (ground) => {
  const { row, budget, spent, field, forecast } = outturn(ground);
  if (budget === undefined || spent === undefined || !new exact(budget).gt(0)) return [];
  const share = new exact(spent).div(budget).times(100);
  const rate = share.toFixed(2, exact.ROUND_HALF_UP);
  const [done, place] = forecast
    ? ['全年预计执行数', '偏差原因']
    : ['全年执行数', '“实际完成情况”或有关指标的偏差原因'];
  const base = {
    severity: 'explain' as const,
    quote: spent,
    where: { part: 'funding' as const, row, field },
    computed: `${rate}%`,
  };
  const found: Finding[] = [];
  if (share.gt(100) && !explained(ground, SAYS_OVER))
    found.push({
      ...base,
      rule: 'over-budget',
      message: `${done}超过全年预算数（执行率 ${rate}%），请在${place}中说明超预算原因和预算调整情况`,
      expected: '100%',
    });
  if (share.lt(LOW) && !explained(ground, SAYS_UNDER))
    found.push({
      ...base,
      rule: 'under-execution',
      message: `${forecast ? '预计' : ''}预算执行率为 ${rate}%，低于 ${LOW}%，请在${place}中说明执行偏低的原因`,
      expected: `${LOW}%`,
    });
  return found;
};
