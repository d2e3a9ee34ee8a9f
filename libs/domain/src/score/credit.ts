import type { Decimal } from 'decimal.js';
import type { ScoringPack } from '../forms/template.js';
import type { PrintedRule } from './pack-options.js';
import { toDecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import { nothing, rounded, type Earned } from './earned.js';

/** What a formula earned, and what the row was measured at: the ratio of actual to target, the actual in its own unit. */
export interface Measure {
  readonly earned: Earned;
  readonly weight: Decimal;
  readonly ratio?: Decimal;
  /** In percent or points out of a hundred; undefined where the actual is anything else. */
  readonly percent?: Decimal;
  /** Higher is better: only then can a target have been set too low. */
  readonly rises: boolean;
}

/** 60 % where a pack says nothing. Source: practice after 财预〔2021〕101号, not confirmed; a pack may set another. */
const SATISFACTION_FLOOR = '60';

/**
 * What a printed rule and the pack make of a score (赋分规则): 直接赋分 leaves no part of it, 满意度赋分 and a floor take away
 * what is too small, a target set too low costs points.
 */
export const credited = (measure: Measure, rule: PrintedRule | undefined, pack: ScoringPack): Earned => {
  const { earned, percent } = measure;
  if (earned.met) return lessOver(measure, pack);
  if (rule === 'direct') return nothing(`${earned.why}，未达到目标，直接赋分`);
  const floor = rule === 'satisfaction' ? (pack.satisfaction?.floor ?? SATISFACTION_FLOOR) : pack.shareFloor;
  if (floor === undefined || (rule !== 'satisfaction' && rule !== 'share' && rule !== undefined)) return earned;
  const reached = rule === 'satisfaction' && percent !== undefined ? percent : earned.share.times(100);
  return reached.lt(floor) ? nothing(`${earned.why}，低于 ${floor}%`) : earned;
};

/**
 * 目标值偏低: an actual far above its target costs points, as many as the pack fixes or the share by which it exceeds.
 *
 * Source: practice of deployed systems (指标偏离: from 30 % on, two points); not part of any national rule.
 */
const lessOver = ({ earned, weight, ratio, rises }: Measure, { over, places }: ScoringPack): Earned => {
  if (over === undefined || !rises || ratio === undefined || ratio.lt(over.from)) return earned;
  const excess = ratio.minus(1);
  const off = over.points === undefined ? weight.times(excess) : new exact(over.points);
  const score = rounded(exact.max(0, weight.minus(off)), places);
  const percent = toDecimalText(rounded(excess.times(100), 2));
  const taken =
    over.points === undefined ? `按偏离比例扣分，${toDecimalText(weight)}×(1-${percent}%)` : `扣 ${over.points} 分`;
  return {
    ...earned,
    score,
    share: weight.gt(0) ? score.div(weight) : earned.share,
    steps: [`${earned.why}，超出目标 ${percent}%`, `目标值偏低，${taken}，计 ${toDecimalText(score)}`],
  };
};
