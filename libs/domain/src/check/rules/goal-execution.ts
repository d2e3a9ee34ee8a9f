import { executionCells } from '../../score/score-execution.js';
import { decimalText } from '../../values/decimal-text.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../ground.js';
import { matches } from '../passages.js';
import { intervalOf, meets } from '../printed.js';

/** 完成年度预算的97.51%, 预算执行率97.51%: a rate of the form's own budget; income has a budget of its own. */
const RATE =
  /(?:完成(?:了)?(?:全年|年度|年初|本年)?(?:支出)?预算(?:数)?的?|(?:支出)?预算执行率(?:为|达到?|是)?)\s*(\d{1,4}(?:\.\d+)?)\s*[%％]/g;
const OTHER = /收入[^，。；]{0,12}$|待遇支出[^，。；]{0,16}$|\d(?:万|亿)?元的?$/;

/**
 * A completion rate told in the account of the year is the one that the form's own amounts yield (完成率与金额一致), within
 * the precision of everything printed.
 *
 * Source: 财预〔2020〕10号: 预算执行率 = 全年执行数 ÷ 全年预算数.
 */
export const goalExecution: Rule = ({ template, content, passages, score }) => {
  const { budget, executed } = executionCells(template, content);
  const { rate } = score.execution;
  if (budget === undefined || executed === undefined || rate === undefined) return [];
  const [whole, part] = [intervalOf(budget), intervalOf(executed)];
  if (!whole.low.gt(0)) return [];
  const possible = { low: part.low.div(whole.high).times(100), high: part.high.div(whole.low).times(100) };
  return passages
    .filter(({ kind, where }) => kind === 'goal' && where.field !== 'expected')
    .flatMap(({ text, label, where }): Finding[] =>
      matches(text, RATE).flatMap((found) => {
        const printed = decimalText.safeParse(found[1]);
        if (!printed.success || OTHER.test(text.slice(0, found.index))) return [];
        if (meets(intervalOf(printed.data), possible)) return [];
        return [
          {
            rule: 'goal-execution',
            severity: 'error',
            message: `${label}称“${found[0]}”，按本表金额 ${executed}÷${budget} 计算为 ${rate}%，请核对`,
            quote: found[0],
            where,
            computed: `${rate}%`,
            expected: `${rate}%`,
          },
        ];
      }),
    );
};
