import {
  checkBound,
  checkForm,
  checkTogether,
  GRADE_LABELS,
  resolveFigures,
  scoreForm,
  type Finding,
  type FormContent,
  type FormScore,
  type Template,
} from '@chengwen/domain';
import type { FindingPartsFragment, ScorePartsFragment } from '../gql/operations.generated.js';
import type { BoundOrigin } from './use-bound.js';
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

/** What the rules say of a content (检查与计分). */
export interface Checked {
  readonly findings: readonly FindingPartsFragment[];
  readonly score: ScorePartsFragment;
}

export interface CheckRequest {
  readonly template: Template;
  readonly content: FormContent;
  readonly year: number;
  /** Frozen forms that it rests on, as far as this page has them. */
  readonly bound: readonly BoundOrigin[];
}

/**
 * What the rules say of a content now (即时检查与计分): the same rules that the server runs on submission, those between a form
 * and what it rests on included.
 */
export const liveCheck = ({ template, content, year, bound }: CheckRequest): Checked => {
  const resolved = resolveFigures(template, content, bound);
  const mine = { template, content: resolved.content, year };
  const others = bound.map((origin) => ({ ...origin, year: origin.year ?? year }));
  // Most forms rest on nothing, and are checked at half the cost.
  const together =
    others.length === 0
      ? checkForm(template, mine.content, { year })
      : checkTogether([mine, ...others]).filter(({ form }) => form === 0);
  // A figure of a form that has not arrived is not missing: the server knows.
  const complete = Object.values(content.bound ?? {}).flat().length <= bound.length;
  const own = [...together, ...checkBound(template, content, bound)].map(findingView);
  const figures = complete ? beyond(resolved.findings.map(findingView), own) : [];
  return { findings: [...own, ...figures], score: scoreView(scoreForm(template, content)) };
};

const sameness = (items: readonly unknown[]): ReadonlyMap<string, unknown> =>
  new Map(items.map((item) => [JSON.stringify(item), item]));

const kept = <T>(before: readonly T[], now: readonly T[]): readonly T[] => {
  const known = sameness(before);
  return now.map((item) => (known.get(JSON.stringify(item)) as T | undefined) ?? item);
};

/** The same, with every finding and row score that was there before as the very object it was, so that its row can rest. */
export const steady = (before: Checked, { findings, score }: Checked): Checked => ({
  findings: kept(before.findings, findings),
  score: { ...score, rows: kept(before.score.rows, score.rows) },
});

/** What only the server finds, because it knows more than the page: a bound form that this person may not open (服务器检查). */
export const beyond = (
  server: readonly FindingPartsFragment[],
  own: readonly FindingPartsFragment[],
): readonly FindingPartsFragment[] => {
  const named = ({ rule, where, message }: FindingPartsFragment) =>
    [rule, where.part, where.row, where.field, message].join('\n');
  const known = new Set(own.map(named));
  return server.filter((finding) => !known.has(named(finding)));
};
