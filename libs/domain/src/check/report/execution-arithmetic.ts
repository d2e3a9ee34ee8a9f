import { spanOf, type Fact } from '../../facts/fact.js';
import { middle, overlap, percentOf } from '../../facts/interval.js';
import type { Finding } from '../finding.js';
import type { Interval } from '../printed.js';
import {
  lacksUnit,
  named,
  percentText,
  printed,
  satellitesOf,
  sameLevel,
  spanAs,
  whereOf,
  type FactRule,
} from './fact-ground.js';

/** Planned amounts of one measure of one fund, wherever the form prints them. */
const plansFor = (facts: readonly Fact[], about: Fact): readonly Fact[] =>
  facts.filter(
    (fact) =>
      fact.scope.phase === 'plan' &&
      (fact.role === 'main' || fact.role === 'budget') &&
      fact.measure === about.measure &&
      !fact.measure.startsWith('other:') &&
      fact.scope.fund === about.scope.fund &&
      fact.scope.account === about.scope.account &&
      fact.scope.year === about.scope.year &&
      fact.unit.measure === '元' &&
      fact.bound === 'exact' &&
      sameLevel(fact, about),
  );

const rateOf = (amount: Fact, budget: Fact): Interval | undefined => percentOf(spanOf(amount), spanAs(budget, amount));

/**
 * An execution rate is the amount over its budget (执行率复算): 2.33亿元 cannot be 100.73 % of 1.37亿元. The budget that the
 * sentence names counts; else every budget of the same measure and fund that the form prints, and one that fits is enough.
 * Where rate and growth belong to the whole of a list, the words refer to the wrong figure: told elsewhere.
 *
 * Source: 财预〔2020〕10号: 全年执行数 ÷ 全年预算数.
 */
export const executionArithmetic: FactRule = ({ facts }) =>
  [...satellitesOf(facts)].flatMap(([about, { execution, budget }]): Finding[] => {
    if (execution === undefined || about.source !== 'narrative' || about.scope.phase !== 'actual') return [];
    if (lacksUnit(about) || about.unit.measure !== '元' || about.unit.scale === '') return [];
    const rate = spanOf(execution);
    const fits = (amount: Fact, plan: Fact): boolean => {
      const computed = rateOf(amount, plan);
      return computed === undefined || overlap(computed, rate);
    };
    if (budget !== undefined && fits(about, budget)) return [];
    if (budget !== undefined && about.whole !== undefined && fits(about.whole, budget)) return [];
    const known = plansFor(facts, about).filter((plan) => plan !== budget);
    const fitting = known.find((plan) => fits(about, plan));
    if (budget !== undefined) return [wrongBudget(about, budget, execution, fitting)];
    const [plan] = known;
    if (plan === undefined || fitting !== undefined || adjusted(facts, execution)) return [];
    const computed = rateOf(about, plan);
    if (computed === undefined) return [];
    const right = percentText(middle(computed));
    return [
      {
        rule: 'execution-arithmetic',
        severity: 'error',
        message: `${named(about)}按预算 ${printed(plan)} 计算执行率为 ${right}，印为 ${printed(execution)}，金额与执行率口径不一致，请核对`,
        quote: execution.quote,
        where: whereOf(execution),
        computed: right,
        expected: right,
      },
    ];
  });

/** 为调整预算的98.3%: measured on a budget that was changed in the year. */
const adjusted = (facts: readonly Fact[], { statement }: Fact): boolean =>
  facts.some((fact) => fact.statement === statement && /调整|追加|调增|调减/.test(fact.words));

const wrongBudget = (about: Fact, budget: Fact, execution: Fact, fitting: Fact | undefined): Finding => {
  const computed = rateOf(about, budget);
  const right = computed === undefined ? undefined : percentText(middle(computed));
  return {
    rule: 'execution-arithmetic',
    severity: 'error',
    message:
      `${named(about)}，${named(budget)}，按此计算为 ${right ?? '—'}，印为 ${printed(execution)}，请核对` +
      (fitting === undefined ? '' : `；他处预算印为 ${printed(fitting)}，与执行率相符，疑预算数漏位或误写`),
    quote: budget.quote,
    where: whereOf(budget),
    ...(right === undefined ? {} : { computed: right }),
    ...(fitting === undefined ? {} : { expected: printed(fitting) }),
  };
};
