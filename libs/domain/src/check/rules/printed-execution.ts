import type { Decimal } from 'decimal.js';
import { executionCells } from '../../score/score-execution.js';
import { decimalText } from '../../values/decimal-text.js';
import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../ground.js';
import { intervalOf, meets, type Interval } from '../printed.js';

const RATE = /^(\d+(?:\.\d+)?)\s*[%％]?$/;

/**
 * The printed execution row is what its own amounts yield (执行率、得分复算), within the precision of everything printed:
 * 102.28 % may stand for a rate from 102.275 to 102.285, each amount for half a unit more or less.
 *
 * Source: 财预〔2020〕10号: 全年执行数 ÷ 全年预算数, times the weight of the execution row.
 */
export const printedExecution: Rule = ({ template, content, score: { execution } }) => {
  const { printed } = content;
  if (printed === undefined) return [];
  const { row: total, budget, executed } = executionCells(template, content);
  const found: Finding[] = [];
  const say = (field: keyof typeof printed, label: string, right: string): void => {
    const { [field]: quote = '', ...rest } = printed;
    found.push({
      rule: 'printed-execution',
      severity: 'error',
      message: `${label}印为 ${quote}，按金额计算为 ${right}；该数由系统计算，请核对金额后删去所印的数`,
      quote,
      where: { part: 'funding', row: total, field },
      computed: right,
      expected: right,
      fix: {
        label: '删去所印的数',
        changes: [{ path: 'printed', value: Object.keys(rest).length > 0 ? rest : null }],
      },
    });
  };
  if (printed.executionWeight !== undefined && !new exact(printed.executionWeight).eq(execution.weight))
    say('executionWeight', '预算执行率的分值', execution.weight);
  if (budget === undefined || executed === undefined) return found;
  const share = shareOf(intervalOf(budget), intervalOf(executed));
  if (share === undefined) return found;
  const percent: Interval = { low: share.low.times(100), high: share.high.times(100) };
  const capped = (part: Decimal): Decimal => exact.min(1, part).times(execution.weight);
  if (printed.executionRate !== undefined && !near(RATE.exec(printed.executionRate)?.[1], percent))
    say('executionRate', '预算执行率', `${execution.rate ?? ''}%`);
  if (
    printed.executionScore !== undefined &&
    !near(printed.executionScore, { low: capped(share.low), high: capped(share.high) })
  )
    say('executionScore', '预算执行率的得分', execution.score ?? '');
  return found;
};

const shareOf = (budget: Interval, executed: Interval): Interval | undefined =>
  budget.low.gt(0) ? { low: executed.low.div(budget.high), high: executed.high.div(budget.low) } : undefined;

const near = (printed: string | undefined, possible: Interval): boolean => {
  const read = decimalText.safeParse(printed);
  return read.success && meets(intervalOf(read.data), possible);
};
