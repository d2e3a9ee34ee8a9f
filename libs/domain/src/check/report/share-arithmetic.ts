import { spanOf } from '../../facts/fact.js';
import { middle, overlap, percentOf } from '../../facts/interval.js';
import type { Finding } from '../finding.js';
import { lacksUnit, named, percentText, printed, spanAs, whereOf, type FactRule } from './fact-ground.js';

/**
 * A share is the part over its whole (占比复算), as far as both are printed: 7960万元 of 8420万元 is not 84.5%. Words that name
 * another side than the list's whole mean another figure. Our own rule.
 */
export const shareArithmetic: FactRule = ({ facts }) =>
  facts.flatMap((share): Finding[] => {
    const part = share.of;
    const whole = part?.whole;
    if (share.role !== 'share' || !part || !whole || [part, whole].some(lacksUnit) || whole.bound !== 'exact')
      return [];
    if (share.bound !== 'exact' || part.unit.measure !== whole.unit.measure) return [];
    const side = /收入/.test(share.words) ? 'income' : /支出/.test(share.words) ? 'expenditure' : whole.side;
    const computed = percentOf(spanOf(part), spanAs(whole, part));
    if (side !== whole.side || computed === undefined || overlap(computed, spanOf(share))) return [];
    const right = percentText(middle(computed));
    return [
      {
        rule: 'share-arithmetic',
        severity: 'error',
        message: `${named(part)}占 ${printed(whole)} 的 ${right}，印为 ${printed(share)}，请核对`,
        quote: share.quote,
        where: whereOf(share),
        computed: right,
        expected: right,
      },
    ];
  });
