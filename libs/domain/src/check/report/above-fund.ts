import { spanOf, type Fact } from '../../facts/fact.js';
import { above } from '../../facts/interval.js';
import type { Finding } from '../finding.js';
import { lacksUnit, named, sameLevel, whereOf, type FactRule } from './fact-ground.js';

const SPENDING = new Set(['benefitExpenditure', 'pensionExpenditure']);

const comparable = (part: Fact, whole: Fact): boolean =>
  whole.role === 'main' &&
  whole.measure === 'expenditure' &&
  whole.scope.fund === part.scope.fund &&
  whole.scope.account === undefined &&
  whole.scope.year === part.scope.year &&
  whole.scope.phase === part.scope.phase &&
  sameLevel(part, whole) &&
  !lacksUnit(whole) &&
  whole.unit.scale !== '';

/** What one fund pays in benefits that exceeds every expenditure the papers print for it. */
export const aboveAll = (part: Fact, facts: readonly Fact[]): Fact | undefined => {
  if (part.source !== 'narrative' || part.role !== 'main' || !SPENDING.has(part.measure)) return undefined;
  if (part.whole !== undefined || part.scope.fund === undefined || lacksUnit(part) || part.unit.measure !== '元')
    return undefined;
  const wholes = facts.filter((whole) => comparable(part, whole));
  return wholes.every((whole) => above(spanOf(part), spanOf(whole))) ? wholes[0] : undefined;
};

/** The finding on benefits above the fund's whole expenditure. */
export const aboveFundFinding = (part: Fact, whole: Fact): Finding => ({
  rule: 'above-fund',
  severity: 'error',
  message: `${named(part)}大于该险种基金支出 ${whole.amount}${whole.unit.scale}${whole.unit.measure}，疑混入其他范围（如全地区）的数据，请核对口径`,
  quote: part.quote,
  where: whereOf(part),
});

/** Benefits are part of what a fund spends (待遇支出不大于基金支出). Our own rule. */
export const aboveFund: FactRule = ({ facts }) =>
  facts.flatMap((part) => {
    const whole = aboveAll(part, facts);
    return whole === undefined ? [] : [aboveFundFinding(part, whole)];
  });
