import type { FormContent } from '../forms/content.js';
import type { FormScore, Template } from '../forms/template.js';
import { toDecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import { cap, percentFor, rounded } from './earned.js';

/**
 * Score of the execution row (预算执行率得分): weight × min(1, 全年执行数 ÷ 全年预算数), two places. Over budget earns no
 * more than the weight; the overrun itself is for the checker.
 *
 * Source: 财预〔2020〕10号 (执行率 10 分); no more than the weight is our assumption. Canonical column keys: revisedBudget, executed.
 */
export const scoreExecution = (template: Template, content: FormContent): FormScore['execution'] => {
  const { executionWeight: weight, places } = template.scoring;
  const total = template.funding.rows.find((row) => row.total)?.key ?? '';
  const cell = (column: string) => {
    const found = content.funding[total]?.[column];
    return found?.kind === 'amount' ? found.amount : undefined;
  };
  const [budget, executed] = [cell('revisedBudget'), cell('executed')];
  if (budget === undefined || executed === undefined) return { weight, steps: ['未填全年预算数或全年执行数'] };
  if (!new exact(budget).gt(0)) return { weight, steps: ['全年预算数为零，不能计算执行率'] };
  const share = new exact(executed).div(budget);
  const paid = exact.min(1, exact.max(0, share));
  const uncapped = rounded(paid.times(weight), places);
  const score = share.lt(1) ? exact.min(uncapped, cap(new exact(weight), places)) : uncapped;
  const rate = toDecimalText(share.times(100), 2);
  const shown = share.lt(1)
    ? percentFor(paid, (percent) => rounded(percent.div(100).times(weight), places).eq(uncapped))
    : '100';
  return {
    weight,
    rate,
    score: toDecimalText(score),
    steps: [
      `执行率 ${executed}÷${budget}=${share.lt(1) ? shown : rate}%`,
      `得分 ${weight}×${shown}%=${toDecimalText(uncapped)}`,
      ...(score.eq(uncapped) ? [] : [`未全部执行不得满分，计 ${toDecimalText(score)}`]),
    ],
  };
};
