import { spanOf, type Fact } from '../../facts/fact.js';
import { above } from '../../facts/interval.js';
import { convertible } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { named, whereOf, type FactRule } from './fact-ground.js';

const RISES = /(?:提高|增加|增长|提升|扩大|上升|上调|升|增)(?:到|至|为)$/;
const FALLS = /(?:下降|降低|减少|压缩|压减|缩短|缩减|降|减)(?:到|至|为)$/;

/**
 * What rises from one figure to another ends higher, what falls ends lower (升降与两端): 由93.5%提高到92.8% does not. Two
 * ends that may be one figure are left alone. Our own rule.
 */
export const reversedEnds: FactRule = ({ facts }) =>
  facts.flatMap((to, at): Finding[] => {
    const from = facts[at - 1];
    if (to.role !== 'to' || from?.role !== 'from' || !isPair(from, to)) return [];
    const wrong = RISES.test(to.words)
      ? above(spanOf(from), spanOf(to))
      : FALLS.test(to.words) && above(spanOf(to), spanOf(from));
    return wrong
      ? [
          {
            rule: 'reversed-ends',
            severity: 'error',
            message: `${named(from)}与${named(to)}：升降方向与前后数值相反，请核对`,
            quote: to.quote,
            where: whereOf(to),
          },
        ]
      : [];
  });

const isPair = (from: Fact, to: Fact): boolean =>
  from.statement === to.statement && from.bound === 'exact' && to.bound === 'exact' && convertible(from.unit, to.unit);
