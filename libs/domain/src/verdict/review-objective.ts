import type { Decimal } from 'decimal.js';
import type { Finding } from '../check/finding.js';
import { refusal } from '../refusal.js';
import { decimalText, toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import {
  NATIONAL_REVIEW,
  VERDICTS,
  type Criterion,
  type ReviewQuestion,
  type ReviewScheme,
  type Verdict,
} from './review-scheme.js';

/** What a reviewer gives a question, and why where it is less than all. */
export interface ReviewAnswer {
  readonly points: string;
  readonly reason?: string;
}

/** One question as it was answered, by findings or by the reviewer. */
export interface AnsweredQuestion {
  readonly key: string;
  readonly criterion: Criterion;
  readonly text: string;
  readonly points: DecimalText;
  readonly by: 'findings' | 'reviewer';
  /** Undefined while nobody has answered. */
  readonly given?: DecimalText;
  readonly steps: readonly string[];
}

/** A review of an objective (绩效目标审核): every question, the total, and the verdict once all are answered. */
export interface ObjectiveReview {
  readonly scheme: string;
  readonly questions: readonly AnsweredQuestion[];
  readonly criteria: readonly {
    readonly key: Criterion;
    readonly label: string;
    readonly given: DecimalText;
    readonly points: DecimalText;
  }[];
  readonly total: DecimalText;
  /** Keys of questions that the reviewer has not answered yet. */
  readonly open: readonly string[];
  readonly verdict?: Verdict;
  readonly steps: readonly string[];
}

/**
 * Reviews an objective (目标审核): questions that findings can answer are answered by them, unless the reviewer says
 * otherwise with a reason; the others by the reviewer. The total decides between 优 / 良 / 中 / 差 only when nothing is open.
 *
 * Source: 财预〔2015〕88号 for criteria and consequences; points as the scheme holds them.
 *
 * @throws Refusal command.malformed {path, problem}
 */
export const reviewObjective = (
  findings: readonly Finding[],
  answers: Readonly<Record<string, ReviewAnswer>> = {},
  scheme: ReviewScheme = NATIONAL_REVIEW,
): ObjectiveReview => {
  const known = new Set(scheme.criteria.flatMap(({ questions }) => questions.map(({ key }) => key)));
  const stranger = Object.keys(answers).find((key) => !known.has(key));
  if (stranger !== undefined)
    throw refusal('command.malformed', { path: `answers.${stranger}`, problem: '没有这个审核要点' });
  const questions = scheme.criteria.flatMap(({ key: criterion, questions: asked }) =>
    asked.map((question): AnsweredQuestion => ({ ...answered(question, findings, answers[question.key]), criterion })),
  );
  const open = questions.filter(({ given }) => given === undefined).map(({ key }) => key);
  const sum = (of: readonly AnsweredQuestion[], what: 'given' | 'points'): Decimal =>
    of.reduce((all, each) => all.plus(each[what] ?? 0), new exact(0));
  const criteria = scheme.criteria.map(({ key, label }) => {
    const own = questions.filter(({ criterion }) => criterion === key);
    return { key, label, given: toDecimalText(sum(own, 'given')), points: toDecimalText(sum(own, 'points')) };
  });
  const total = sum(questions, 'given');
  const verdict = open.length > 0 ? undefined : verdictOf(scheme, total);
  const parts = criteria.map(({ label, given, points }) => `${label} ${given}/${points}`).join('，');
  return {
    ...{ scheme: scheme.id, questions, criteria, total: toDecimalText(total), open },
    ...(verdict === undefined ? {} : { verdict }),
    steps: [
      `${parts}，合计 ${toDecimalText(total)}`,
      verdict === undefined
        ? `尚有 ${open.length} 项审核要点未作答，不能得出审核意见`
        : `${boundsOf(scheme, verdict)}，审核意见为“${VERDICTS[verdict].label}”：${VERDICTS[verdict].meaning}`,
    ],
  };
};

const verdictOf = ({ bands }: ReviewScheme, total: Decimal): Verdict => {
  if (total.gte(bands.excellent)) return 'excellent';
  if (total.gte(bands.good)) return 'good';
  return total.gte(bands.fair) ? 'fair' : 'poor';
};

const boundsOf = ({ bands }: ReviewScheme, verdict: Verdict): string =>
  ({
    excellent: `${bands.excellent}（含）以上`,
    good: `${bands.good}（含）至 ${bands.excellent}`,
    fair: `${bands.fair}（含）至 ${bands.good}`,
    poor: `低于 ${bands.fair}`,
  })[verdict];

type Answered = Omit<AnsweredQuestion, 'criterion'>;

const answered = (
  question: ReviewQuestion,
  findings: readonly Finding[],
  answer: ReviewAnswer | undefined,
): Answered => {
  const { key, text, points } = question;
  const automatic = byFindings(question, findings);
  const base = { key, text, points };
  if (answer === undefined)
    return automatic === undefined
      ? { ...base, by: 'reviewer', steps: ['待审核人作答'] }
      : { ...base, by: 'findings', given: toDecimalText(automatic.given), steps: automatic.steps };
  const read = decimalText.safeParse(answer.points);
  const problem = (what: string) => refusal('command.malformed', { path: `answers.${key}`, problem: what });
  if (!read.success) throw problem('应为十进制数字');
  const given = new exact(read.data);
  if (given.lt(0) || given.gt(points)) throw problem(`应在 0 至 ${points} 之间`);
  const reason = (answer.reason ?? '').trim();
  const usual = automatic?.given ?? new exact(points);
  if (!given.eq(usual) && reason === '')
    throw problem(automatic === undefined ? '扣分应说明理由' : '与系统检查结果不同，应说明理由');
  const why = reason === '' ? [] : [`理由：${reason}`];
  return {
    ...base,
    by: 'reviewer',
    given: read.data,
    steps: [...(automatic?.steps ?? []), `审核人给 ${read.data} 分（满分 ${points}）`, ...why],
  };
};

/** Points that findings leave of a question; undefined where no rule answers it. */
const byFindings = (
  { rules, points, perFinding = points }: ReviewQuestion,
  findings: readonly Finding[],
): { readonly given: Decimal; readonly steps: readonly string[] } | undefined => {
  if (rules === undefined) return undefined;
  const own = findings.filter(({ rule, severity }) => rules.includes(rule) && severity !== 'info');
  if (own.length === 0) return { given: new exact(points), steps: [`系统检查无问题，得 ${points} 分`] };
  const blocking = own.filter(({ severity }) => severity === 'error');
  const told = own.slice(0, 3).map(({ message }) => message);
  if (blocking.length > 0)
    return { given: new exact(0), steps: [...told, `有 ${blocking.length} 处错误，得 0 分（满分 ${points}）`] };
  const given = exact.max(0, new exact(points).minus(new exact(perFinding).times(own.length)));
  return { given, steps: [...told, `${own.length} 处提示，每处扣 ${perFinding} 分，得 ${toDecimalText(given)} 分`] };
};
