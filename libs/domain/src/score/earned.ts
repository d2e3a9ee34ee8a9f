import type { Decimal } from 'decimal.js';
import type { DecimalText } from '../values/decimal-text.js';
import { toDecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';

/** Rounds half up to the places of the pack; trailing zeros go, as scores are printed. */
export const rounded = (value: Decimal, places: number): Decimal => value.toDecimalPlaces(places, exact.ROUND_HALF_UP);

/** What a missed target shows at most: a hundredth less than the whole weight, so that a full score always means "met". */
export const cap = (weight: Decimal, places: number): Decimal => exact.max(0, weight.minus(exact.pow(10, -places)));

/**
 * A percentage with just as many places as it takes for a reader who multiplies on with it to arrive at the printed score:
 * two as a rule, more where two would round the other way.
 */
export const percentFor = (share: Decimal, arrives: (percent: Decimal) => boolean): DecimalText => {
  for (let places = 2; places < 30; places += 1) {
    const percent = rounded(share.times(100), places);
    if (arrives(percent)) return toDecimalText(percent);
  }
  return toDecimalText(share.times(100), 30);
};

/** What an automatic score came to, and the sums an auditor can follow. */
export interface Earned {
  readonly score: Decimal;
  readonly met: boolean;
  /** What was found of target and actual, before any points: what a form without weights shows. */
  readonly why: string;
  /** Share of the weight before it is rounded: 1 where the target was met. */
  readonly share: Decimal;
  readonly steps: readonly string[];
}

/** The whole weight: the target was met. */
export const whole = (weight: Decimal, why: string): Earned => ({
  score: weight,
  met: true,
  why,
  share: new exact(1),
  steps: [`${why}，得满分 ${toDecimalText(weight)}`],
});

/** Nothing: missed, and no share can be formed, or none is left. */
export const nothing = (why: string): Earned => ({
  score: new exact(0),
  met: false,
  why,
  share: new exact(0),
  steps: [`${why}，得 0 分`],
});

/** A share of the weight for a missed target, rounded and capped, with the division and the multiplication in words. */
export const shareOf = (
  weight: Decimal,
  [part, of]: readonly [Decimal, Decimal],
  places: number,
  words: { readonly rate: string; readonly part: string; readonly of: string; readonly left?: boolean },
): Earned => {
  const share = part.div(of);
  const credit = (rate: Decimal): Decimal => (words.left ? exact.sub(1, rate) : rate);
  // Multiplied before it is divided: nothing is lost before the one rounding.
  const exactScore = words.left ? weight.times(of.minus(part)).div(of) : weight.times(part).div(of);
  const uncapped = rounded(exactScore, places);
  const percent = percentFor(share, (shown) => rounded(weight.times(credit(shown.div(100))), places).eq(uncapped));
  const score = exact.min(uncapped, cap(weight, places));
  const w = toDecimalText(weight);
  const why = `${words.rate} ${words.part}÷${words.of}=${percent}%`;
  const factor = words.left ? `(1-${percent}%)` : `${percent}%`;
  return {
    score,
    met: false,
    why,
    share: credit(share),
    steps: [
      why,
      `得分 ${w}×${factor}=${toDecimalText(uncapped)}`,
      ...(score.eq(uncapped) ? [] : [`未达到目标不得满分，计 ${toDecimalText(score)}`]),
    ],
  };
};
