import { spanOf, type Fact } from '../../facts/fact.js';
import { fundName, type FundScope } from '../../facts/funds.js';
import { minus, overlap, sum, middle } from '../../facts/interval.js';
import { columnFund, matrixCell } from '../../facts/form-facts.js';
import type { Finding } from '../finding.js';
import { lacksUnit, named, whereOf, type FactGround, type FactRule } from './fact-ground.js';

const mains = ({ facts }: FactGround, measure: string): readonly Fact[] =>
  facts.filter(
    (fact) =>
      fact.source === 'narrative' &&
      fact.role === 'main' &&
      fact.measure === measure &&
      fact.bound === 'exact' &&
      !lacksUnit(fact),
  );

/** Funds that a report speaks of with figures: those of its matrix columns that are filled, else of its narrative. */
const fundsOf = ({ template, content, facts }: FactGround): ReadonlySet<FundScope> => {
  const funds = new Set<FundScope>();
  for (const spec of template.matrices ?? []) {
    const matrix = content.matrices?.[spec.key];
    for (const { key, label } of matrix?.columns ?? []) {
      const fund = columnFund(spec, key, label);
      const filled = spec.rows.some(
        (row) => matrix !== undefined && matrixCell(matrix, row.key, key)?.kind === 'amount',
      );
      if (filled && fund !== undefined && fund !== 'all') funds.add(fund);
    }
  }
  if (funds.size > 0) return funds;
  for (const { scope, side, source } of facts)
    if (source === 'narrative' && side !== undefined && scope.fund !== undefined && scope.fund !== 'all')
      funds.add(scope.fund);
  return funds;
};

/**
 * The balances of all funds add up to the one printed for them together (滚存结余合计). A balance is the same with and
 * without what passes between levels, so it can be added where income and expenditure cannot.
 */
export const balanceTotal: FactRule = (ground) => {
  const balances = mains(ground, 'accumulatedBalance').filter(({ scope }) => scope.account === undefined);
  const all = balances.filter(({ scope }) => scope.fund === 'all');
  const funds = fundsOf(ground);
  return all.flatMap((total): Finding[] => {
    const like = balances.filter(({ scope }) => scope.year === total.scope.year && scope.level === total.scope.level);
    const each = [...funds].map((fund) => like.find(({ scope }) => scope.fund === fund));
    const known = each.filter((fact): fact is Fact => fact !== undefined);
    if (known.length < 2) return [];
    const added = sum(known.map(spanOf));
    const whole = spanOf(total);
    // With a fund left out only a sum above the total is wrong.
    if (overlap(added, whole) || (known.length < funds.size && added.low.lte(whole.high))) return [];
    const sumText = `${middle(added).div('100000000').toDecimalPlaces(4).toFixed()}亿元`;
    return [
      {
        rule: 'balance-total',
        severity: 'error',
        message: `${named(total)}与各险种累计结余之和 ${sumText} 不符（${known.map((fact) => `${fundName(fact.scope.fund)}${fact.amount}${fact.unit.scale}元`).join('、')}），请核对`,
        quote: total.quote,
        where: whereOf(total),
        computed: sumText,
      },
    ];
  });
};

/**
 * Income less expenditure is the balance of the year (当期结余), where all three stand in one stretch of narrative and are
 * told of one scope.
 */
export const balanceOfYear: FactRule = (ground) =>
  mains(ground, 'balance').flatMap((balance): Finding[] => {
    const stretch = balance.statement.split(':')[0];
    const earlier = ground.facts.slice(0, ground.facts.indexOf(balance));
    const before = (measure: string): Fact | undefined =>
      earlier.findLast(
        (fact) =>
          fact.role === 'main' &&
          fact.measure === measure &&
          fact.statement.split(':')[0] === stretch &&
          fact.scope.fund === balance.scope.fund &&
          fact.scope.account === balance.scope.account &&
          fact.scope.year === balance.scope.year &&
          fact.scope.level === balance.scope.level &&
          fact.whole === undefined,
      );
    const [income, expenditure] = [before('income'), before('expenditure')];
    if (income === undefined || expenditure === undefined || lacksUnit(income) || lacksUnit(expenditure)) return [];
    if (income.scope.flows !== expenditure.scope.flows || [income, expenditure].some(({ unit }) => unit.scale === ''))
      return [];
    if (income.bound !== 'exact' || expenditure.bound !== 'exact') return [];
    const computed = minus(spanOf(income), spanOf(expenditure));
    if (overlap(computed, spanOf(balance))) return [];
    const text = middle(computed)
      .div(balance.unit.scale === '亿' ? '100000000' : '10000')
      .toDecimalPlaces(4)
      .toFixed();
    return [
      {
        rule: 'balance-of-year',
        severity: 'error',
        message: `${named(balance)}不等于收入减支出（${named(income)}减${named(expenditure)}约为 ${text}${balance.unit.scale}元），请核对`,
        quote: balance.quote,
        where: whereOf(balance),
        computed: text,
      },
    ];
  });
