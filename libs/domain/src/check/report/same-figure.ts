import { mayBeSame, type Fact } from '../../facts/fact.js';
import { convertible } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { grouped, lacksUnit, named, sameLevel, scopeKey, whereOf, type FactRule } from './fact-ground.js';

/** 年初预算 and 调整预算, 新增 and 全部: words that tell two figures of one measure apart. */
const TELLS_APART =
  /年初|调整|调增|调减|追加|变更|首次|最高|最低|平均|人均|上半年|季度|月份|截至|截止|(?:上年|月|季)末/;

/** Totals with and without what passes between levels are two figures: compared only where both say which. */
const flowing = (fact: Fact): boolean => /^(?:income|expenditure|balance)$/.test(fact.measure);

const comparable = (a: Fact, b: Fact): boolean =>
  sameLevel(a, b) &&
  convertible(a.unit, b.unit) &&
  a.whole !== b &&
  b.whole !== a &&
  (!flowing(a) || a.scope.flows === b.scope.flows) &&
  !(flowing(a) && a.scope.flows === undefined && a.source !== b.source);

const keyOf = (fact: Fact): string | undefined => {
  const measured = fact.role === 'execution' ? fact.of?.measure : fact.measure;
  if (
    measured === undefined ||
    measured.startsWith('other:') ||
    measured === 'monthlyExpenditure' ||
    measured === 'monthsPayable'
  )
    return undefined;
  if (fact.source === 'indicator' || fact.bound !== 'exact' || fact.to !== undefined || lacksUnit(fact))
    return undefined;
  if (fact.source === 'matrix' && fact.role !== 'main') return undefined;
  if (!['main', 'budget', 'prior', 'execution'].includes(fact.role)) return undefined;
  if (fact.unit.measure === '%' && fact.role !== 'execution') return undefined;
  if (TELLS_APART.test(fact.words) || fact.scope.phase === 'future') return undefined;
  // A part of a population is named for what it is; the list it stands in is looked at by itself.
  if (measured.startsWith('people:') && fact.whole !== undefined) return undefined;
  return `${fact.role === 'execution' ? 'rate' : ''}${measured}|${scopeKey(fact)}`;
};

/**
 * One thing has one figure throughout a form (同一数据两处不一): budget, income, head count, standard, execution rate. Figures
 * of one precision have to be the same; of two, they may stand for the same.
 *
 * Our own rule.
 */
export const sameFigure: FactRule = ({ facts }) =>
  [...grouped(facts, keyOf).values()].flatMap((group): Finding[] => {
    const kept: Fact[] = [];
    const found: Finding[] = [];
    for (const fact of group) {
      const other = kept.find((one) => comparable(one, fact) && !mayBeSame(one, fact));
      if (!kept.some((one) => one.amount === fact.amount) && kept.length < 8) kept.push(fact);
      if (other === undefined || fact.source !== 'narrative' || slipped(fact) || slipped(other)) continue;
      found.push({
        rule: 'same-figure',
        severity: 'error',
        message: `${named(fact)}与前文${named(other)}不一致：${what(fact)}两处不一，请核对`,
        quote: fact.quote,
        where: whereOf(fact),
        expected: other.amount,
      });
    }
    return found.slice(0, 4);
  });

/** An amount in bare yuan beside others in 万元 or 亿元 has lost its scale: told by its own rule. */
const slipped = ({ unit, measure }: Fact): boolean =>
  unit.measure === '元' && unit.scale === '' && !measure.startsWith('standard');

const what = ({ role, measure, scope }: Fact): string => {
  if (role === 'execution') return '同一指标的完成率';
  if (measure.startsWith('people:')) return '同一人数';
  if (measure.startsWith('standard')) return '同一标准';
  return scope.phase === 'plan' ? '同一预算数' : '同一数据';
};
