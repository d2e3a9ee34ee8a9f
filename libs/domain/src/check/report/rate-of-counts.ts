import { spanOf, type Fact } from '../../facts/fact.js';
import { middle, overlap, percentOf } from '../../facts/interval.js';
import { convertible } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { named, percentText, printed, whereOf, type FactRule } from './fact-ground.js';

/** 办结率: what was done, by the letters before 率. */
const RATE = /([\u4e00-\u9fff]{2})率(?:为|达到?|是|约|:)*$/;

/**
 * A rate named after the second of two counts is that count over the first (计数与比率): 受理1284件，办结1190件，办结率92.68%.
 * The rate may have been taken on another base, so it is pointed out. Our own rule.
 */
export const rateOfCounts: FactRule = ({ facts }) =>
  facts.flatMap((rate, at): Finding[] => {
    const [all, done] = [facts[at - 2], facts[at - 1]];
    const stem = RATE.exec(rate.words)?.[1];
    if (rate.unit.measure !== '%' || rate.bound !== 'exact' || !all || !done || stem === undefined) return [];
    if (!done.words.includes(stem) || all.words.includes(stem) || !areCounts(all, done, rate)) return [];
    const computed = percentOf(spanOf(done), spanOf(all));
    if (computed === undefined || overlap(computed, spanOf(rate))) return [];
    const right = percentText(middle(computed));
    return [
      {
        rule: 'rate-of-counts',
        severity: 'warning',
        message: `${named(all)}，${named(done)}，按此计算为 ${right}，印为 ${printed(rate)}，请核对`,
        quote: rate.quote,
        where: whereOf(rate),
        computed: right,
      },
    ];
  });

const areCounts = (all: Fact, done: Fact, rate: Fact): boolean =>
  [all, done].every(
    ({ role, bound, unit, statement }) =>
      role === 'main' &&
      bound === 'exact' &&
      unit.measure !== '%' &&
      unit.measure !== '' &&
      statement === rate.statement,
  ) && convertible(all.unit, done.unit);
