import { mayBeSame, type Fact } from '../../../facts/fact.js';
import { fundName } from '../../../facts/funds.js';
import { printed, whereOf } from '../fact-ground.js';
import type { Member, PlacedFinding, TogetherRule } from './together-ground.js';
import { isEvaluation, isObjective, isReport } from './together-ground.js';

const sameUnitOf = (a: Member, b: Member): boolean => {
  const [x, y] = [a, b].map(({ content }) => (content.fields['unit'] ?? '').replace(/\s|本级/g, ''));
  return x !== undefined && y !== undefined && x !== '' && (x.includes(y) || y.includes(x));
};

const headerOf = ({ facts }: Member, phase: Fact['scope']['phase']): Fact | undefined =>
  facts.find(({ source, scope }) => source === 'header' && scope.phase === phase);

/**
 * The budget that an objective was approved with is the one its self-evaluation starts from (目标表与自评表预算一致). A budget
 * adjusted in the year shows as two amounts there. Source: 财预〔2015〕88号, 第二十九条: 谁批复预算，谁批复目标.
 */
export const objectiveBudget: TogetherRule = (members) =>
  members.filter(isEvaluation).flatMap((evaluation) =>
    members
      .filter((one) => isObjective(one) && !isEvaluation(one) && !isReport(one))
      .filter(
        (one) =>
          one.year !== null && one.year === evaluation.year && one.fund !== undefined && one.fund === evaluation.fund,
      )
      .filter((one) => sameUnitOf(one, evaluation))
      .flatMap((objective): PlacedFinding[] => {
        const [planned, budget] = [headerOf(objective, 'plan'), headerOf(evaluation, 'plan')];
        const total = evaluation.template.funding.rows.find((row) => row.total)?.key ?? '';
        const initial = evaluation.content.funding[total]?.['initialBudget'];
        if (planned === undefined || budget === undefined || mayBeSame(planned, budget)) return [];
        if (initial?.kind === 'amount' && mayBeSame(planned, { amount: initial.amount, unit: budget.unit })) return [];
        return [
          {
            rule: 'objective-budget',
            severity: 'error',
            message: `${fundName(evaluation.fund)}预算数 ${printed(budget)} 与绩效目标表 ${printed(planned)} 不一致，请核对或说明预算调整`,
            quote: budget.quote,
            where: whereOf(budget),
            expected: printed(planned),
            form: evaluation.form,
          },
        ];
      }),
  );

/** What a form prints for last year is what last year's form printed for itself (上年数一致). Our own rule. */
export const lastYear: TogetherRule = (members) =>
  members.flatMap((later) =>
    members
      .filter((earlier) => later.year !== null && earlier.year === later.year - 1 && sameUnitOf(earlier, later))
      .flatMap((earlier) =>
        later.facts.flatMap((fact): PlacedFinding[] => {
          if (fact.source !== 'matrix' || fact.role !== 'main' || fact.scope.phase !== 'prior') return [];
          const own = earlier.facts.find(
            (one) =>
              (one.source === 'matrix' || one.source === 'header') &&
              one.role === 'main' &&
              one.measure === fact.measure &&
              one.scope.fund === fact.scope.fund &&
              one.scope.phase === 'actual' &&
              one.scope.year === fact.scope.year,
          );
          if (own === undefined || mayBeSame(own, fact)) return [];
          return [
            {
              rule: 'last-year',
              severity: 'error',
              message: `${fact.words}的上年数 ${printed(fact)} 与上年度表中的 ${printed(own)} 不一致，请核对`,
              quote: fact.quote,
              where: whereOf(fact),
              expected: printed(own),
              form: later.form,
            },
          ];
        }),
      ),
  );
