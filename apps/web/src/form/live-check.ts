import {
  checkForm,
  GRADE_LABELS,
  scoreForm,
  type Finding,
  type FormContent,
  type FormScore,
  type Template,
} from '@chengwen/domain';
import type { FindingPartsFragment, ScorePartsFragment } from '../gql/operations.generated.js';
import type { RecheckDraft } from '../paper/paper-context.js';
import { readDecimal } from '../values/decimal-typing.js';

/** A finding of the rules in the shape that the API gives, so that the page draws both alike. */
export const findingView = ({
  rule,
  severity,
  message,
  quote,
  where,
  computed,
  expected,
  fix,
}: Finding): FindingPartsFragment => ({
  rule,
  severity,
  message,
  quote,
  where: { part: where.part, row: where.row ?? null, field: where.field ?? null },
  computed: computed ?? null,
  expected: expected ?? null,
  fix: fix ? { label: fix.label, changes: fix.changes } : null,
});

/** A score of the rules in the shape that the API gives. */
export const scoreView = ({ execution, rows, total, recheckTotal, grade }: FormScore): ScorePartsFragment => ({
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
    recheck: null,
    recheckReason: null,
    formula: row.formula,
    steps: row.steps,
  })),
});

/** 复核总分 as it would be with the scores typed so far; what is no figure yet keeps the author's score. */
export const withRecheck = (
  score: ScorePartsFragment,
  template: Template,
  content: FormContent,
  typed: RecheckDraft,
): ScorePartsFragment => {
  const rows = Object.entries(typed).flatMap(([row, { score: text, reason }]) => {
    const read = readDecimal(text);
    return read.ok && read.value !== null ? [[row, { score: read.value, reason }] as const] : [];
  });
  const { recheckTotal, grade } = scoreForm(template, content, { rows: Object.fromEntries(rows) });
  return { ...score, recheckTotal: recheckTotal ?? null, grade, gradeLabel: GRADE_LABELS[grade] };
};

/** What the rules say of a content now (即时检查与计分): the same rules that the server runs on submission. */
export const liveCheck = (
  template: Template,
  content: FormContent,
  year: number,
): { readonly findings: readonly FindingPartsFragment[]; readonly score: ScorePartsFragment } => ({
  findings: checkForm(template, content, { year }).map(findingView),
  score: scoreView(scoreForm(template, content)),
});
