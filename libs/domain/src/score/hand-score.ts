import type { FormContent, Indicator } from '../forms/content.js';
import type { Recheck, RowScore, ScoringPack, Template } from '../forms/template.js';
import { refusal, type Refusal } from '../refusal.js';
import { decimalText, placesOf, type DecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import { unprintableIn } from '../values/unprintable.js';
import { rounded } from './earned.js';
import { scoreRow } from './score-row.js';

/**
 * How a hand score stands to the rule: inside the weight and the band; at, above or below the automatic score; or the
 * automatic score rounded to one place, which passes unless it would make a missed target look met.
 */
export type HandScore = 'fits' | 'rounded' | 'above' | 'below' | 'outOfBand' | 'outOfRange';

/** Judges a hand score against what the rule allows. A row that no rule can score takes any score within its weight. */
export const judgeHandScore = ({ weight, automatic, band }: RowScore, given: DecimalText): HandScore => {
  const score = new exact(given);
  if (score.lt(0) || score.gt(weight ?? 0)) return 'outOfRange';
  if (band !== undefined) {
    const under = score.lt(band.low);
    const over = band.highIncluded ? score.gt(band.high) : score.gte(band.high);
    return under || over ? 'outOfBand' : 'fits';
  }
  if (automatic === undefined) return 'fits';
  if (score.eq(automatic)) return 'fits';
  if (placesOf(given) >= 1 && score.lt(weight ?? 0) && rounded(new exact(automatic), placesOf(given)).eq(score))
    return 'rounded';
  return score.gt(automatic) ? 'above' : 'below';
};

/** Longest reason (理由) for a score, in characters. */
const LONGEST_REASON = 2000;

/**
 * Takes 复核得分 of a reviewer: rows that exist, scores within weight and band, a printable reason where they leave the rule
 * or the author's own score. What it returns is what the event records and the total is made of.
 *
 * @throws Refusal command.malformed, score.unknownRow, outOfRange, outOfBand, aboveAutomatic, aboveRefused, belowAutomatic,
 * differs
 */
export const checkRecheck = (
  template: Template,
  content: FormContent,
  rows: readonly { readonly row: string; readonly score: string; readonly reason?: string | null | undefined }[],
): Recheck => {
  const checked: Record<string, { score: DecimalText; reason: string }> = {};
  for (const [at, { row, score, reason }] of rows.entries()) {
    const indicator = content.indicators.find(({ id }) => id === row);
    if (indicator === undefined) throw refusal('score.unknownRow', { row });
    const parsed = decimalText.safeParse(score);
    if (!parsed.success) throw refusal('command.malformed', { path: `rows.${at}.score`, problem: '应为十进制数字' });
    if (Object.hasOwn(checked, row)) {
      throw refusal('command.malformed', { path: `rows.${at}.row`, problem: '同一指标评了两次' });
    }
    const words = (reason ?? '').trim();
    const problem = reasonProblem(words);
    if (problem !== undefined) throw refusal('command.malformed', { path: `rows.${at}.reason`, problem });
    const no = refusedScore(indicator, template.scoring, parsed.data, words);
    if (no !== undefined) throw no;
    checked[row] = { score: parsed.data, reason: words };
  }
  return { rows: checked };
};

const reasonProblem = (reason: string): string | undefined => {
  if (reason.length > LONGEST_REASON) return `超过 ${LONGEST_REASON} 字`;
  return unprintableIn(reason) === undefined ? undefined : '含有无法打印的字符';
};

/** The no to a hand score, if there is one. */
const refusedScore = (row: Indicator, pack: ScoringPack, score: DecimalText, reason: string): Refusal | undefined => {
  const ruled = scoreRow(row, pack);
  const { name } = row;
  const automatic = ruled.automatic ?? '';
  switch (judgeHandScore(ruled, score)) {
    case 'outOfRange':
      return refusal('score.outOfRange', { name, weight: row.weight ?? '0' });
    case 'outOfBand':
      return refusal('score.outOfBand', { name, score, low: ruled.band?.low ?? '', high: ruled.band?.high ?? '' });
    case 'above':
      if (pack.handAbove === 'refuse') return refusal('score.aboveRefused', { name, score, automatic });
      return reason === '' ? refusal('score.aboveAutomatic', { name, score, automatic }) : undefined;
    case 'below':
      return reason === '' ? refusal('score.belowAutomatic', { name, score, automatic }) : undefined;
    default:
      return reason === '' && differs(row, score)
        ? refusal('score.differs', { name, score, given: row.score ?? '' })
        : undefined;
  }
};

/** Another score than the author's own (自评得分); a row without one has nothing to differ from. */
const differs = ({ score: given }: Indicator, score: DecimalText): boolean =>
  given !== null && !new exact(given).eq(score);
