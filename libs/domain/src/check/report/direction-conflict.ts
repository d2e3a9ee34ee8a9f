import type { Fact } from '../../facts/fact.js';
import type { Finding } from '../finding.js';
import { named, printInstead, satellitesOf, whereOf, type FactRule } from './fact-ground.js';

/**
 * The direction is told once (增减方向): 降低—20.12% falls twice, 减少…，增加-9.58% falls and rises. 增长-9.58% alone says
 * what is meant, if not well. 减少420万元，增长5.0% says both. Our own rule.
 */
export const directionConflict: FactRule = (ground) => {
  const satellites = satellitesOf(ground.facts);
  return ground.facts.flatMap((fact): Finding[] => {
    if (fact.role === 'growth' && fact.of !== undefined) {
      const change = satellites.get(fact.of)?.change;
      if (change !== undefined && opposed(change, fact)) return [apart(change, fact)];
    }
    if (fact.direction === undefined || fact.of === undefined || !fact.amount.startsWith('-')) return [];
    const change = satellites.get(fact.of)?.change;
    const plain = fact.amount.slice(1);
    const word = fact.role === 'growth' ? `下降${plain}%` : `减少${plain}${fact.unit.scale}${fact.unit.measure}`;
    const base = { quote: fact.quote, where: whereOf(fact), expected: word };
    if (fact.direction === 'down')
      return [
        {
          ...base,
          rule: 'direction-conflict',
          severity: 'error',
          message: `${named(fact)}：“降低”“减少”之后不应再写负号，应写“${word}”`,
          ...printInstead(ground, fact, `${plain}${fact.unit.scale}${fact.unit.measure}`),
        },
      ];
    if (change !== undefined && change !== fact && change.direction === 'down')
      return [
        {
          ...base,
          rule: 'direction-conflict',
          severity: 'error',
          message: `${named(change)}与${named(fact)}矛盾，应写“${word}”`,
        },
      ];
    return [
      {
        ...base,
        rule: 'direction-conflict',
        severity: 'warning',
        message: `${named(fact)}以负数表示减少，宜写“${word}”`,
      },
    ];
  });
};

/** An amount that fell and a rate that grew, told in one breath and neither with a minus sign. */
const opposed = (change: Fact, growth: Fact): boolean =>
  change.statement === growth.statement &&
  change.direction !== undefined &&
  growth.direction !== undefined &&
  change.direction !== growth.direction &&
  ![change, growth].some(({ amount }) => amount.startsWith('-') || /^0(?:\.0+)?$/.test(amount));

const apart = (change: Fact, growth: Fact): Finding => ({
  rule: 'direction-conflict',
  severity: 'error',
  message: `${named(change)}与${named(growth)}一增一减，相互矛盾，请核对`,
  quote: growth.quote,
  where: whereOf(growth),
});
