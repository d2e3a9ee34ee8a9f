import type { Decimal } from 'decimal.js';
import type { FormContent } from '../forms/content.js';
import type { FormScore, ScoringPack, Template } from '../forms/template.js';
import { toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import { cap, percentFor, rounded } from './earned.js';

/** Columns that hold the budget an execution is measured by, the one in force first. */
const BUDGETS = ['revisedBudget', 'initialBudget'] as const;

/** The amounts that an execution rate is made of, with the keys of their cells; undefined where a form has no such row. */
export const executionCells = (
  { funding }: Template,
  content: FormContent,
): {
  readonly row: string;
  readonly budgetKey: string;
  readonly budget?: DecimalText;
  readonly executed?: DecimalText;
} => {
  const row = funding.rows.find(({ total }) => total)?.key ?? '';
  const amount = (column: string): DecimalText | undefined => {
    const found = content.funding[row]?.[column];
    return found?.kind === 'amount' ? found.amount : undefined;
  };
  const budgetKey = BUDGETS.find((key) => funding.columns.some((column) => column.key === key)) ?? BUDGETS[0];
  const [budget, executed] = [amount(budgetKey), amount('executed')];
  return {
    ...{ row, budgetKey },
    ...(budget === undefined ? {} : { budget }),
    ...(executed === undefined ? {} : { executed }),
  };
};

/**
 * Score of the execution row (预算执行率得分): weight × min(1, 全年执行数 ÷ 全年预算数), two places. Over budget earns no
 * more than the weight unless the pack says otherwise; the overrun itself is for the checker. A form that has no budget and
 * outturn, or prints no scores, may still ask for its rate.
 *
 * Source: 财预〔2020〕10号 (执行率 10 分); no more than the weight is our assumption. Canonical column keys: revisedBudget, executed.
 */
export const scoreExecution = (template: Template, content: FormContent): FormScore['execution'] => {
  const { executionWeight: weight, places, beyondBudget = 'capped' } = template.scoring;
  const { budget, executed } = executionCells(template, content);
  if (budget === undefined || executed === undefined) return { weight, steps: ['未填全年预算数或全年执行数'] };
  if (!new exact(budget).gt(0)) return { weight, steps: ['全年预算数为零，不能计算执行率'] };
  const share = exact.max(0, new exact(executed).div(budget));
  const rate = toDecimalText(new exact(executed).div(budget).times(100), 2);
  const line = (shown: string): string => `执行率 ${executed}÷${budget}=${shown}%`;
  if (share.gt(1) && beyondBudget !== 'capped')
    return { weight, rate, ...beyond(share, { weight, places, beyondBudget }, line) };
  const paid = exact.min(1, share);
  const uncapped = rounded(paid.times(weight), places);
  const score = share.lt(1) ? exact.min(uncapped, cap(new exact(weight), places)) : uncapped;
  const arrives = (percent: Decimal): boolean => rounded(percent.div(100).times(weight), places).eq(uncapped);
  const shown = share.lt(1) ? percentFor(paid, arrives) : '100';
  return {
    weight,
    rate,
    score: toDecimalText(score),
    steps: [
      line(share.lt(1) ? shown : rate),
      `得分 ${weight}×${shown}%=${toDecimalText(uncapped)}`,
      ...(score.eq(uncapped) ? [] : [`未全部执行不得满分，计 ${toDecimalText(score)}`]),
    ],
  };
};

/** Over budget under a pack that counts it: in proportion, or the overrun taken off, down to nothing. */
const beyond = (
  share: Decimal,
  {
    weight,
    places,
    beyondBudget,
  }: { readonly weight: DecimalText; readonly places: number } & Pick<ScoringPack, 'beyondBudget'>,
  line: (shown: string) => string,
): Pick<FormScore['execution'], 'score' | 'steps'> => {
  const credit = beyondBudget === 'uncapped' ? share : exact.max(0, exact.sub(2, share));
  const score = rounded(credit.times(weight), places);
  const shown = percentFor(credit, (percent) => rounded(percent.div(100).times(weight), places).eq(score));
  const why = beyondBudget === 'uncapped' ? [] : [`超预算执行，按 200%-执行率 计，得 ${shown}%`];
  return {
    score: toDecimalText(score),
    steps: [line(percentFor(share, () => true)), ...why, `得分 ${weight}×${shown}%=${toDecimalText(score)}`],
  };
};
