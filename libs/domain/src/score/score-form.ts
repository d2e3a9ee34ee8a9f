import type { Decimal } from 'decimal.js';
import type { FormContent } from '../forms/content.js';
import type { FormScore, Grade, Recheck, RowScore, ScoringPack, Template } from '../forms/template.js';
import type { DecimalText } from '../values/decimal-text.js';
import { toDecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import { rounded } from './earned.js';
import { scoreExecution } from './score-execution.js';
import { scoreRow } from './score-row.js';

/** 优 / 良 / 中 / 差, as printed. */
export const GRADE_LABELS: Readonly<Record<Grade, string>> = { excellent: '优', good: '良', fair: '中', poor: '差' };

/**
 * Grade of a total (评价等级): the total is rounded first, then banded, lower bounds included: 89.995 becomes 90.00 and
 * is 优. Source: bands 90 / 80 / 60 as published by finance bureaus; the order of rounding is our statement.
 */
export const gradeOf = ({ bands, places }: ScoringPack, total: Decimal | DecimalText): Grade => {
  const score = rounded(new exact(total.toString()), places);
  if (score.gte(bands.excellent)) return 'excellent';
  if (score.gte(bands.good)) return 'good';
  return score.gte(bands.fair) ? 'fair' : 'poor';
};

/** What a row counts with: the hand score where one was given, else the automatic one, else nothing yet. */
export const standingScore = ({ given, automatic }: RowScore): DecimalText | undefined => given ?? automatic;

/**
 * Scores a whole form (计分). The total always holds the execution row; a printed total is never used. Rows that nobody
 * scored and no rule can score count as nothing.
 */
export const scoreForm = (template: Template, content: FormContent, recheck?: Recheck): FormScore => {
  const pack = template.scoring;
  const execution = scoreExecution(template, content);
  const rows = content.indicators.map((row) => scoreRow(row, pack));
  const sum = (score: (row: RowScore) => DecimalText | undefined): Decimal =>
    rows.reduce((all, row) => all.plus(score(row) ?? 0), new exact(execution.score ?? 0));
  const own = rounded(sum(standingScore), pack.places);
  const checked =
    recheck &&
    rounded(
      sum((row) => recheck.rows[row.row]?.score ?? standingScore(row)),
      pack.places,
    );
  const weight = rows.reduce((all, row) => all.plus(row.weight ?? 0), new exact(execution.weight));
  return {
    execution,
    rows,
    total: { weight: toDecimalText(weight), score: toDecimalText(own) },
    ...(checked === undefined ? {} : { recheckTotal: toDecimalText(checked) }),
    grade: gradeOf(pack, checked ?? own),
  };
};
