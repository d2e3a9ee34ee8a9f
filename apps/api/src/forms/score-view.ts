import { GRADE_LABELS, scoreForm, type FormContent, type Mask, type Recheck, type Template } from '@chengwen/domain';
import type { ScoreType } from './forms.types.js';

/** The score of a content as answers show it (得分汇总), 复核得分 beside the author's own; its reasons are a reviewer's words. */
export function scoreOf(
  template: Template,
  content: FormContent,
  recheck: Recheck | undefined,
  { opinions }: Pick<Mask, 'opinions'>,
): ScoreType {
  const { execution, rows, total, recheckTotal, grade } = scoreForm(template, content, recheck);
  return {
    executionWeight: execution.weight,
    executionRate: execution.rate ?? null,
    executionScore: execution.score ?? null,
    totalWeight: total.weight,
    total: total.score,
    recheckTotal: recheckTotal ?? null,
    grade,
    gradeLabel: GRADE_LABELS[grade],
    rows: rows.map((row) => ({
      row: row.row,
      weight: row.weight,
      automatic: row.automatic ?? null,
      bandLow: row.band?.low ?? null,
      bandHigh: row.band?.high ?? null,
      given: row.given,
      recheck: recheck?.rows[row.row]?.score ?? null,
      recheckReason: (opinions && recheck?.rows[row.row]?.reason) || null,
      formula: row.formula,
      steps: [...row.steps],
    })),
  };
}
