import type { FormContent } from '../forms/content.js';
import type { Recheck, RowScore, ScoringPack, Template } from '../forms/template.js';
import { refusal } from '../refusal.js';
import { decimalText, type DecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import { scoreRow } from './score-row.js';

/** How a hand score stands to the rule (人工评分): within it, beside it for a reason to be given, or impossible. */
export type HandScore = 'fits' | 'below' | 'above' | 'outOfBand' | 'outOfRange';

/**
 * Compares a hand score with what the rule gives: the automatic score stands beside it; a lower one needs a reason, a
 * higher one needs a reason and is marked for the reviewer, or is refused where the pack says so.
 */
export function judgeHandScore({ weight, automatic, band }: RowScore, given: DecimalText): HandScore {
  const score = new exact(given);
  if (score.lt(0) || (weight !== null && score.gt(weight))) return 'outOfRange';
  if (automatic !== undefined) return score.eq(automatic) ? 'fits' : score.lt(automatic) ? 'below' : 'above';
  if (!band) return 'fits';
  const tooHigh = band.highIncluded ? score.gt(band.high) : score.gte(band.high);
  return score.lt(band.low) || tooHigh ? 'outOfBand' : 'fits';
}

/** A recheck score as sent (复核评分). */
export interface RecheckRow {
  readonly row: string;
  readonly score: string;
  readonly reason: string;
}

/**
 * Reads the performance section's recheck scores (复核得分): rows it leaves out keep the author's score.
 *
 * @throws Refusal score.unknownRow, score.outOfRange, score.belowAutomatic, score.aboveAutomatic, command.malformed
 */
export function checkRecheck(template: Template, content: FormContent, rows: readonly RecheckRow[]): Recheck {
  const checked: Record<string, { readonly score: DecimalText; readonly reason: string }> = {};
  for (const [at, { row, score, reason }] of rows.entries()) {
    const indicator = content.indicators.find(({ id }) => id === row);
    if (!indicator) throw refusal('score.unknownRow', { row });
    const read = decimalText.safeParse(score);
    if (!read.success) throw refusal('command.malformed', { path: `rows.${at}.score`, problem: '应为十进制数字' });
    if (Object.hasOwn(checked, row))
      throw refusal('command.malformed', { path: `rows.${at}.row`, problem: '同一指标评了两次' });
    refuseUnlessSound(
      template.scoring,
      scoreRow(template.scoring, indicator),
      indicator.name,
      read.data,
      reason.trim(),
    );
    checked[row] = { score: read.data, reason: reason.trim() };
  }
  return { rows: checked };
}

function refuseUnlessSound(pack: ScoringPack, row: RowScore, name: string, score: DecimalText, reason: string): void {
  const verdict = judgeHandScore(row, score);
  const automatic = row.automatic ?? (row.band ? `${row.band.low}—${row.band.high}` : '—');
  if (verdict === 'outOfRange') throw refusal('score.outOfRange', { name, weight: row.weight ?? '—' });
  if (verdict === 'above' && (reason === '' || pack.handAbove === 'refuse'))
    throw refusal('score.aboveAutomatic', { name, score, automatic });
  if ((verdict === 'below' || verdict === 'outOfBand') && reason === '')
    throw refusal('score.belowAutomatic', { name, score, automatic });
}
