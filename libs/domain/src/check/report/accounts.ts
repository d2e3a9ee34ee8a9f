import { spanOf, type Fact } from '../../facts/fact.js';
import { above, overlap, sum } from '../../facts/interval.js';
import type { Finding } from '../finding.js';
import { grouped, lacksUnit, named, whereOf, type FactRule } from './fact-ground.js';

const STOCKS = new Set(['income', 'expenditure', 'benefitExpenditure', 'accumulatedBalance', 'monthlyExpenditure']);

/**
 * 统筹基金 and 个人账户 are the two halves of a medical fund (分账合计): neither is more than the whole, and both together are
 * the whole. Looked at within one stretch of narrative. Source: 国发〔1998〕44号, 三.
 */
export const accountsAndFund: FactRule = ({ facts }) => {
  const groups = grouped(facts, (fact) =>
    fact.source === 'narrative' &&
    fact.role === 'main' &&
    STOCKS.has(fact.measure) &&
    !lacksUnit(fact) &&
    fact.bound === 'exact'
      ? [fact.statement.split(':')[0], fact.measure, fact.scope.fund, fact.scope.year, fact.scope.phase].join('|')
      : undefined,
  );
  return [...groups.values()].flatMap((group): Finding[] => {
    const large = group.filter(({ unit }) => unit.scale !== '');
    const [fund] = large.filter(({ scope }) => scope.account === undefined);
    const halves = large.filter(
      ({ scope, whole }) => scope.account !== undefined && whole?.scope.account === undefined,
    );
    if (fund === undefined) return [];
    const over = halves.find((half) => half.whole !== fund && above(spanOf(half), spanOf(fund)));
    if (over !== undefined) return [tooMuch(over, fund)];
    const [pooled] = halves.filter(({ scope }) => scope.account === 'pooled');
    const [personal] = halves.filter(({ scope }) => scope.account === 'personal');
    if (pooled === undefined || personal === undefined || fund.measure === 'monthlyExpenditure') return [];
    if (overlap(sum([spanOf(pooled), spanOf(personal)]), spanOf(fund)) || above(spanOf(personal), spanOf(fund)))
      return [];
    return [
      {
        rule: 'accounts-sum',
        severity: 'error',
        message: `${named(pooled)}与${named(personal)}之和不等于${named(fund)}，请核对`,
        quote: personal.quote,
        where: whereOf(personal),
      },
    ];
  });
};

const tooMuch = (half: Fact, fund: Fact): Finding => ({
  rule: 'accounts-sum',
  severity: 'error',
  message: `${named(half)}大于整个基金的${named(fund)}，疑小数点或位数有误，请核对`,
  quote: half.quote,
  where: whereOf(half),
});

/** A total that is named after one account holds only that account (总项名称): not 统筹基金待遇支出 with 个人账户 in its list. */
export const accountNamedWhole: FactRule = ({ facts }) =>
  facts.flatMap((part): Finding[] => {
    const { whole } = part;
    if (whole?.scope.account !== 'pooled' || part.scope.account !== 'personal') return [];
    return [
      {
        rule: 'account-named-whole',
        severity: 'warning',
        message: `${named(whole)}以统筹基金为名，其中却列有${named(part)}，总项名称与分项不符，请改用基金总称`,
        quote: whole.quote,
        where: whereOf(whole),
      },
    ];
  });
