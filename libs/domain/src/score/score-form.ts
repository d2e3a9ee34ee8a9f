import type { Decimal } from 'decimal.js';
import type { FormContent, Indicator } from '../forms/content.js';
import {
  hasColumn,
  type FormScore,
  type Grade,
  type Recheck,
  type RowScore,
  type ScoringPack,
  type Template,
} from '../forms/template.js';
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
 * is 优. A pack may band the exact total. Source: bands 90 / 80 / 60 as published by finance bureaus; the order of rounding
 * is our statement.
 */
export const gradeOf = (pack: ScoringPack, total: Decimal | DecimalText): Grade => {
  const { bands, gradeOn = 'rounded' } = pack;
  const whole = new exact(total.toString());
  const score = gradeOn === 'rounded' ? rounded(whole, totalPlaces(pack)) : whole;
  if (score.gte(bands.excellent)) return 'excellent';
  if (score.gte(bands.good)) return 'good';
  return score.gte(bands.fair) ? 'fair' : 'poor';
};

const totalPlaces = ({ totalPlaces: own, places }: ScoringPack): number => own ?? places;

/** What a row counts with: the hand score where one was given, else the automatic one, else nothing yet. */
export const standingScore = ({ given, automatic }: RowScore): DecimalText | undefined => given ?? automatic;

/** What a total may come to at most by the execution rate (总分上限); undefined where the pack sets none. */
const ceilingOf = ({ totalCeilings }: ScoringPack, rate: DecimalText | undefined) =>
  rate === undefined ? undefined : totalCeilings?.find(({ below }) => new exact(rate).lt(below));

/** More rows than any form has, and few enough to keep. */
const MOST = 4000;
const scores = new WeakMap<ScoringPack, Map<string, RowScore>>();

/** The score of a row, reckoned once for what stands in it: a keystroke in one row of 500 reckons one. */
const scoreOnce = (template: Template, row: Indicator, key: string): RowScore => {
  const pack = template.scoring;
  const known = scores.get(pack);
  const memory = known === undefined || known.size > MOST ? new Map<string, RowScore>() : known;
  if (memory !== known) scores.set(pack, memory);
  const measured = measuredRow(template, row);
  const own = measured === row ? key : `forecast ${key}`;
  const score = memory.get(own) ?? scoreRow(measured, pack);
  memory.set(own, score);
  return score;
};

/** What a row is known by: everything that stands in it. */
export const rowKeys = ({ indicators }: FormContent): readonly string[] => indicators.map((row) => JSON.stringify(row));

/** A row as it is measured: a monitoring form by what its year will come to (全年预计完成值), all others by their actual. */
const measuredRow = (template: Template, row: Indicator): Indicator =>
  hasColumn(template, 'forecast') ? { ...row, actual: row.forecast ?? row.actual } : row;

/**
 * Scores a whole form (计分). The total always holds the execution row; a printed total is never used. Rows that nobody
 * scored and no rule can score count as nothing.
 */
export const scoreForm = (template: Template, content: FormContent, recheck?: Recheck): FormScore =>
  scoreKeyed(template, content, rowKeys(content), recheck);

/** The same, for whoever knows the rows' keys already. */
export const scoreKeyed = (
  template: Template,
  content: FormContent,
  keys: readonly string[],
  recheck?: Recheck,
): FormScore => {
  const pack = template.scoring;
  const execution = scoreExecution(template, content);
  const rows = content.indicators.map((row, at) => scoreOnce(template, row, keys[at] ?? ''));
  const ceiling = ceilingOf(pack, execution.rate);
  const sum = (score: (row: RowScore) => DecimalText | undefined): Decimal =>
    rows.reduce((total, row) => total.plus(score(row) ?? 0), new exact(execution.score ?? 0));
  const held = (total: Decimal): Decimal => (ceiling === undefined ? total : exact.min(total, ceiling.ceiling));
  const uncapped = sum(standingScore);
  const own = held(uncapped);
  const checked = recheck && held(sum((row) => recheck.rows[row.row]?.score ?? standingScore(row)));
  const weight = rows.reduce((all, row) => all.plus(row.weight ?? 0), new exact(execution.weight));
  const print = (total: Decimal): DecimalText => toDecimalText(rounded(total, totalPlaces(pack)));
  return {
    execution,
    rows,
    total: { weight: toDecimalText(weight), score: print(own) },
    ...(ceiling === undefined || uncapped.lte(ceiling.ceiling)
      ? {}
      : { ceiling: said(ceiling, execution.rate, uncapped) }),
    ...(checked === undefined ? {} : { recheckTotal: print(checked) }),
    grade: gradeOf(pack, checked ?? own),
  };
};

const said = (
  { below, ceiling }: { readonly below: DecimalText; readonly ceiling: DecimalText },
  rate: DecimalText | undefined,
  uncapped: Decimal,
): NonNullable<FormScore['ceiling']> => ({
  score: ceiling,
  steps: [`各行合计 ${toDecimalText(uncapped)}`, `预算执行率 ${rate ?? ''}% 低于 ${below}%，总分不超过 ${ceiling}`],
});
