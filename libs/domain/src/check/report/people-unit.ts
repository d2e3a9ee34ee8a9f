import { valueOf, type Fact } from '../../facts/fact.js';
import type { Finding } from '../finding.js';
import { grouped, named, printInstead, scopeKey, whereOf, type FactGround, type FactRule } from './fact-ground.js';

/** 人 and 人次 (人数与人次): the same digits for one population in both units. */
export const mixedUnits = (a: Fact, b: Fact): boolean =>
  a.measure === b.measure &&
  a.measure.startsWith('people:') &&
  timed(a) !== timed(b) &&
  valueOf(a).eq(valueOf(b)) &&
  !valueOf(a).isZero();

const timed = ({ unit }: Fact): boolean => unit.measure === '人次';

/** The finding on a head count printed as visits, or the other way round; the larger figure stands for the paragraph. */
export const mixedUnit = (ground: Pick<FactGround, 'content'>, fact: Fact, other: Fact): Finding => ({
  rule: 'people-unit',
  severity: 'error',
  message: `${named(fact)}与${named(other)}数值相同而单位不同，人次与人混用，请统一计量单位`,
  quote: fact.quote,
  where: whereOf(fact),
  expected: other.unit.measure,
  ...printInstead(ground, fact, `${fact.amount}${fact.unit.scale}${other.unit.measure}`),
});

/** One population is counted in one unit throughout a form. Our own rule. */
export const peopleAndTimes: FactRule = (ground) =>
  [
    ...grouped(ground.facts, (fact) =>
      fact.measure.startsWith('people:') ? `${fact.measure}|${scopeKey(fact)}` : undefined,
    ).values(),
  ].flatMap((group) => {
    const narrative = group.filter(({ source }) => source === 'narrative').slice(0, 20);
    const fact = narrative.find((one) => group.slice(0, 40).some((other) => other !== one && mixedUnits(one, other)));
    const other = fact && group.find((one) => one !== fact && mixedUnits(one, fact));
    return fact && other ? [mixedUnit(ground, fact, other)] : [];
  });
