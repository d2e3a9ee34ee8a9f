import { spanOf, type Fact } from '../../facts/fact.js';
import { minus, overlap, percentOf, size, sum } from '../../facts/interval.js';
import { exact, printUnit } from '../../values/unit.js';
import type { Unit } from '../../values/value.js';
import type { Finding } from '../finding.js';
import {
  lacksUnit,
  named,
  printed,
  printInstead,
  satellitesOf,
  whereOf,
  type FactGround,
  type FactRule,
} from './fact-ground.js';

const isMoney = ({ unit }: Fact): boolean => unit.measure === '元' && unit.per.length === 0;
const bareYuan = (fact: Fact): boolean => isMoney(fact) && fact.unit.scale === '';

/** Nobody reports less than ten thousand yuan of a fund in a text whose other amounts are 万元 or 亿元. */
const SMALL = '10000';

/** An amount of money carries its unit (金额单位): 总支出50617, leaves the reader to guess. Source: GB/T 15835-2011. */
export const moneyUnitMissing: FactRule = (ground) =>
  ground.facts
    .filter(
      (fact) =>
        fact.source === 'narrative' &&
        fact.role === 'main' &&
        lacksUnit(fact) &&
        fact.side !== undefined &&
        fact.amount !== '0',
    )
    .map((fact): Finding => {
      const beside = likely(ground, fact);
      return {
        rule: 'money-unit-missing',
        severity: 'error',
        message: `${named(fact)}缺少金额单位${beside === undefined ? '' : `（同段为${printUnit(beside)}）`}，请补写`,
        quote: fact.quote,
        where: whereOf(fact),
        ...(beside === undefined ? {} : { expected: `${fact.amount}${printUnit(beside)}` }),
      };
    });

/** The unit of the other amounts of the sentence. */
const likely = ({ facts }: FactGround, fact: Fact): Unit | undefined =>
  facts.find((other) => other.statement === fact.statement && isMoney(other) && other.unit.scale !== '')?.unit;

/**
 * One unit within a comparison, a list or a paragraph (单位滑落): 24.63亿元 does not fall by 2.61元, and a fund does not
 * spend 6.73元 beside 8.86亿元. Our own rule.
 */
export const moneyUnitSlipped: FactRule = (ground) => {
  const satellites = satellitesOf(ground.facts);
  const money = ground.facts.filter((fact) => fact.source === 'narrative' && isMoney(fact));
  return money.flatMap((fact, at): Finding[] => {
    if (fact.role === 'from' || fact.role === 'to') return [];
    if (!bareYuan(fact) || !new exact(fact.amount).abs().lt(SMALL) || new exact(fact.amount).isZero()) return [];
    const unit = fact.of !== undefined ? fact.of.unit : neighbour(money, at);
    if (unit === undefined || unit.scale === '') return [];
    if (fact.role === 'main' && (fact.side === undefined || fact.measure.startsWith('other:'))) return [];
    const certain = fact.of === undefined || fits(fact, satellites.get(fact.of)?.growth, unit);
    if (fact.role === 'change' && !certain && !/\./.test(fact.amount)) return [];
    const right = `${fact.amount}${printUnit(unit)}`;
    return [
      {
        rule: 'money-unit-slipped',
        severity: 'error',
        message: `${named(fact)}单位应为${printUnit(unit)}，请改为“${right}”`,
        quote: fact.quote,
        where: whereOf(fact),
        computed: printed(fact),
        expected: right,
        ...printInstead(ground, fact, right),
      },
    ];
  });
};

/** In the unit of its amount the change yields the growth that is printed beside it. */
const fits = (change: Fact, growth: Fact | undefined, unit: Unit): boolean => {
  if (growth === undefined || change.of === undefined) return false;
  const moved = size(spanOf({ amount: change.amount, unit }));
  const now = spanOf(change.of);
  const rate = percentOf(moved, change.direction === 'down' ? sum([now, moved]) : minus(now, moved));
  return rate !== undefined && overlap(rate, size(spanOf(growth)));
};

/** The unit before or behind it in a list (由5万元、2.5元、6万元), or in the paragraph for an amount of a fund. */
const neighbour = (money: readonly Fact[], at: number): Unit | undefined => {
  const fact = money[at];
  const near = [money[at - 1], money[at + 1]].filter(
    (other): other is Fact => other !== undefined && other.locus.row === fact?.locus.row && other.unit.scale !== '',
  );
  if (fact?.role === 'listed') {
    const same = near.filter((other) => other.role === 'listed' && other.statement === fact.statement);
    return same.length === 2 || (same.length === 1 && near.length === 1) ? same[0]?.unit : undefined;
  }
  return near[0]?.unit;
};
