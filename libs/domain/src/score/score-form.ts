import type { Decimal } from 'decimal.js';
import type { FormContent, MoneyCell } from '../forms/content.js';
import type { FormScore, Grade, Recheck, ScoringPack, Template } from '../forms/template.js';
import { toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import { scoreRow } from './score-row.js';

/**
 * Score of the execution row (预算执行率得分): the weight times executed over revised budget, never more than the weight.
 * Source: 财预〔2020〕10号; two places, half up, as printed. Going over budget is not rewarded and is explained elsewhere.
 */
export function scoreExecution(template: Template, content: FormContent): FormScore['execution'] {
  const { executionWeight: weight, places } = template.scoring;
  const total = template.funding.rows.find((row) => row.total);
  const cells = total ? content.funding[total.key] : undefined;
  const [budget, executed] = [amountOf(cells?.['revisedBudget']), amountOf(cells?.['executed'])];
  if (!budget || !executed) return { weight, steps: ['未填写全年预算数或全年执行数，无法计算执行率'] };
  if (budget.lte(0)) return { weight, steps: ['全年预算数为零，无法计算执行率'] };
  const share = executed.div(budget);
  const rate = toDecimalText(share.times(100), 2);
  const earned = new exact(weight)
    .times(exact.min(1, exact.max(0, share)))
    .toDecimalPlaces(places, exact.ROUND_HALF_UP);
  const cap = new exact(weight).minus(share.lt(1) ? new exact(10).pow(-places) : 0);
  const score = toDecimalText(exact.min(earned, cap), places);
  return {
    weight,
    rate,
    score,
    steps: [
      `执行率 ${executed.toFixed()}÷${budget.toFixed()}＝${rate}%`,
      share.gte(1)
        ? `达到全年预算数，得满分 ${score}`
        : `得分 ${weight}×${rate}%＝${score}（按未舍入的比例计算，四舍五入保留 ${places} 位）`,
    ],
  };
}

const amountOf = (cell: MoneyCell | undefined): Decimal | undefined =>
  cell?.kind === 'amount' ? new exact(cell.amount) : undefined;

/** Score of a whole form (总分): execution row and indicator rows together; the grade follows the recheck where there is one. */
export function scoreForm(template: Template, content: FormContent, recheck?: Recheck): FormScore {
  const pack = template.scoring;
  const execution = scoreExecution(template, content);
  const rows = content.indicators.map((indicator) => scoreRow(pack, indicator));
  const sum = (figures: readonly (DecimalText | null | undefined)[]): Decimal =>
    figures.reduce<Decimal>((whole, figure) => whole.plus(figure ?? 0), new exact(0));
  const total = toDecimalText(sum([execution.score, ...rows.map(({ given }) => given)]), pack.places);
  const weight = toDecimalText(sum([execution.weight, ...rows.map((row) => row.weight)]));
  if (!recheck) return { execution, rows, total: { weight, score: total }, grade: gradeOf(pack, total) };
  const rechecked = rows.map(({ row, given }) => recheck.rows[row]?.score ?? given);
  const recheckTotal = toDecimalText(sum([execution.score, ...rechecked]), pack.places);
  return { execution, rows, total: { weight, score: total }, recheckTotal, grade: gradeOf(pack, recheckTotal) };
}

/** 评价等级 of a total. The total is rounded to the pack's places first, then banded: 89.995 is 90.00, and 优. */
export function gradeOf({ bands, places }: ScoringPack, total: DecimalText): Grade {
  const rounded = new exact(total).toDecimalPlaces(places, exact.ROUND_HALF_UP);
  if (rounded.gte(bands.excellent)) return 'excellent';
  if (rounded.gte(bands.good)) return 'good';
  return rounded.gte(bands.fair) ? 'fair' : 'poor';
}

/** 优 / 良 / 中 / 差, as printed. */
export const GRADE_LABELS: Readonly<Record<Grade, string>> = { excellent: '优', good: '良', fair: '中', poor: '差' };
