import { spanOf, type Fact } from '../../facts/fact.js';
import { middle, minus, overlap, percentOf, sum } from '../../facts/interval.js';
import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import type { Interval } from '../printed.js';
import { named, satellitesOf, whereOf, type FactRule } from './fact-ground.js';

/** a ÷ b as an interval. */
const quotient = (a: Interval, b: Interval): Interval | undefined => {
  const share = percentOf(a, b);
  return share && { low: share.low.div(100), high: share.high.div(100) };
};

/**
 * Months that a balance lasts are the balance over the monthly expenditure named beside it (可支付月数复算).
 * Source: 人社部发〔2009〕67号 measures the balance of medical funds in months of average expenditure.
 */
export const monthsPayable: FactRule = ({ facts }) => {
  const found: Finding[] = [];
  const latest = new Map<string, Fact>();
  for (const fact of facts) {
    const [stretch = ''] = fact.statement.split(':');
    const account = fact.scope.account ?? '';
    if (fact.role !== 'main' || fact.source !== 'narrative') continue;
    if (fact.measure === 'accumulatedBalance') {
      latest.set(`balance|${stretch}|${account}`, fact);
      latest.set(`balance|${account}`, fact);
    }
    if (fact.measure === 'monthlyExpenditure') latest.set(`monthly|${stretch}|${account}`, fact);
    if (fact.measure !== 'monthsPayable') continue;
    const monthly = latest.get(`monthly|${stretch}|${account}`);
    const balance = latest.get(`balance|${stretch}|${account}`) ?? latest.get(`balance|${account}`);
    if (monthly === undefined || balance === undefined || fact.bound !== 'exact') continue;
    if (monthly.unit.scale === '' || balance.unit.scale === '') continue;
    const months = quotient(spanOf(balance), spanOf(monthly));
    if (months === undefined || overlap(months, spanOf(fact))) continue;
    const right = middle(months).toFixed(1, 4);
    const lost = middle(months).times(10).minus(fact.amount).abs().lt(1) ? '；月均支出疑小数点丢失或多写一位' : '';
    found.push({
      rule: 'months-payable',
      severity: 'error',
      message: `${named(balance)}除以${named(monthly)}为 ${right} 个月，印为 ${fact.amount} 个月${lost}，请核对`,
      quote: monthly.quote,
      where: whereOf(monthly),
      computed: right,
    });
  }
  return found;
};

/** Months that one balance lasts are one number (可支付月数两值), unless the basis is named: advisory. */
export const monthsTwice: FactRule = ({ facts }) => {
  const first = new Map<string, Fact>();
  return facts.flatMap((fact): Finding[] => {
    if (fact.measure !== 'monthsPayable' || fact.role !== 'main' || fact.bound !== 'exact') return [];
    const key = `${fact.scope.fund ?? ''}|${fact.scope.account ?? ''}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, fact);
    if (before === undefined || overlap(spanOf(before), spanOf(fact))) return [];
    return [
      {
        rule: 'months-twice',
        severity: 'warning',
        message: `${named(fact)}与前文${named(before)}为同一指标两个数值，请统一计算口径或分别写明口径`,
        quote: fact.quote,
        where: whereOf(fact),
        expected: before.amount,
      },
    ];
  });
};

/**
 * Months and their change over last year agree with what last year's balance and expenditure were (倒推上年): advisory, for
 * papers do not say which expenditure they divided by.
 */
export const monthsChange: FactRule = ({ facts }) => {
  const satellites = satellitesOf(facts);
  return facts.flatMap((months): Finding[] => {
    if (months.role !== 'main' || months.measure !== 'monthsPayable') return [];
    const change = satellites.get(months)?.change;
    if (change === undefined) return [];
    const beside = (measure: string): Fact | undefined =>
      facts.find(
        (fact) =>
          fact.measure === measure &&
          fact.role === 'main' &&
          fact.statement.split(':')[0] === months.statement.split(':')[0] &&
          fact.scope.account === months.scope.account &&
          fact.unit.scale !== '',
      );
    const [stock, year, spent] = [beside('accumulatedBalance'), beside('balance'), beside('expenditure')];
    const growth = spent && satellites.get(spent)?.growth;
    if (stock === undefined || year === undefined || spent === undefined || growth === undefined) return [];
    const rate = new exact(growth.amount)
      .times(growth.direction === 'down' ? -1 : 1)
      .div(100)
      .plus(1);
    if (rate.lte(0)) return [];
    const monthly = { low: spanOf(spent).low.div(rate).div(12), high: spanOf(spent).high.div(rate).div(12) };
    const before = quotient(minus(spanOf(stock), spanOf(year)), monthly);
    const said =
      change.direction === 'down' ? sum([spanOf(months), spanOf(change)]) : minus(spanOf(months), spanOf(change));
    if (before === undefined || overlap(before, said)) return [];
    return [
      {
        rule: 'months-change',
        severity: 'info',
        message: `${named(change)}：按所列结余和支出倒推，上年约为 ${middle(before).toFixed(1, 4)} 个月，与 ${middle(said).toFixed(1, 4)} 个月不符，请核对口径`,
        quote: change.quote,
        where: whereOf(change),
        computed: middle(before).toFixed(1, 4),
      },
    ];
  });
};
