import { mayBeSame, spanOf, type Fact } from '../../../facts/fact.js';
import { fundName } from '../../../facts/funds.js';
import { middle, overlap, percentOf } from '../../../facts/interval.js';
import { aboveAll, aboveFundFinding } from '../above-fund.js';
import { named, percentText, printed, sameLevel, whereOf } from '../fact-ground.js';
import { agreementWith } from '../table-agreement.js';
import type { Finding } from '../../finding.js';
import { placed, reportPairs, type Member, type TogetherRule } from './together-ground.js';

/** The text of a report agrees with the tables attached to it (正文与自评表): people, standards, targets, rates. */
export const reportAndTables: TogetherRule = (members) =>
  reportPairs(members).flatMap(([report, table]) => placed(report, agreementWith(report, table.facts)));

/** Benefits in a report stay below what the self-evaluation of that fund spent. */
export const reportAboveFund: TogetherRule = (members) =>
  reportPairs(members).flatMap(([report, table]) => {
    const headers = table.facts.filter(({ source }) => source === 'header');
    return placed(
      report,
      report.facts.flatMap((part) => {
        const whole = aboveAll(part, report.facts) === undefined ? aboveAll(part, headers) : undefined;
        return whole === undefined ? [] : [aboveFundFinding(part, whole)];
      }),
    );
  });

const ofMatrix = ({ facts }: Member, like: Fact, role: Fact['role'], phase: Fact['scope']['phase']): Fact | undefined =>
  facts.find(
    (fact) =>
      fact.source === 'matrix' &&
      fact.role === role &&
      fact.measure === (like.side ?? like.measure) &&
      fact.scope.fund === like.scope.fund &&
      fact.scope.phase === phase,
  );

/**
 * Amounts of a self-evaluation are those of the report's matrix (自评表与分析表), and its income execution rate is possible
 * with them. A rate that the matrix computed from rounded 亿元 differs a little: advisory.
 */
export const matrixAndTables: TogetherRule = (members) =>
  reportPairs(members).flatMap(([report, table]) => [
    ...placed(
      table,
      table.facts.flatMap((fact) => amounts(report, fact)),
    ),
    ...placed(
      table,
      table.facts.flatMap((fact) => rates(report, table, fact)),
    ),
  ]);

function amounts(report: Member, fact: Fact): Finding[] {
  if (fact.source !== 'header' || fact.scope.fund === undefined) return [];
  const cell = ofMatrix(report, fact, 'main', fact.scope.phase);
  if (cell === undefined || mayBeSame(cell, fact) || !sameLevel(cell, fact)) return [];
  return [
    {
      rule: 'matrix-and-tables',
      severity: 'error',
      message: `${fundName(fact.scope.fund)}${fact.scope.phase === 'plan' ? '预算数' : '执行数'} ${printed(fact)} 与报告分析表 ${printed(cell)} 不一致，请核对`,
      quote: fact.quote,
      where: whereOf(fact),
      expected: printed(cell),
    },
  ];
}

function rates(report: Member, table: Member, fact: Fact): Finding[] {
  if (fact.source !== 'indicator' || fact.measure !== 'executionRate' || fact.scope.phase !== 'actual') return [];
  if (fact.bound !== 'exact' || fact.to !== undefined || fact.scope.fund === undefined || /待遇/.test(fact.words))
    return [];
  const done = ofMatrix(report, fact, 'main', 'actual');
  const plan = ofMatrix(report, fact, 'main', 'plan');
  const possible = done && plan && percentOf(spanOf(done), spanOf(plan));
  if (possible === undefined) return [];
  if (!overlap(possible, spanOf(fact)))
    return [
      {
        rule: 'matrix-and-tables',
        severity: 'error',
        message: `“${fact.words}”${fact.amount}% 与报告分析表不一致（${printed(done!)}÷${printed(plan!)}＝${percentText(middle(possible))}），请核对`,
        quote: `${fact.amount}%`,
        where: whereOf(fact),
        computed: `${percentText(possible.low)}–${percentText(possible.high)}`,
        expected: percentText(middle(possible)),
      },
    ];
  const shown = ofMatrix(report, fact, 'execution', 'actual');
  if (shown === undefined || overlap(spanOf(shown), spanOf(fact)) || table.form === report.form) return [];
  return [rounded(fact, shown)];
}

const rounded = (fact: Fact, shown: Fact): Finding => ({
  rule: 'rate-from-rounded',
  severity: 'info',
  message: `“${fact.words}”${fact.amount}% 与报告分析表的 ${shown.amount}% 略有出入：分析表由四舍五入后的亿元计算，宜由万元计算`,
  quote: `${fact.amount}%`,
  where: whereOf(fact),
  expected: `${shown.amount}%`,
});

/** Totals that the text of a report prints without what passes between levels are those of the self-evaluation. */
export const reportTotals: TogetherRule = (members) =>
  reportPairs(members).flatMap(([report, table]) => {
    const tabulated = report.facts.some(({ source }) => source === 'matrix');
    return placed(
      report,
      report.facts.flatMap((fact): Finding[] => {
        const plain = fact.scope.flows === 'excluded' || !tabulated;
        if (fact.source !== 'narrative' || fact.role !== 'main' || fact.measure !== 'expenditure' || !plain) return [];
        if (
          fact.scope.account !== undefined ||
          fact.unit.scale === '' ||
          fact.bound !== 'exact' ||
          fact.whole !== undefined
        )
          return [];
        if (fact.scope.fund === undefined || fact.scope.fund === 'all') return [];
        const header = table.facts.find(
          (one) =>
            one.source === 'header' &&
            one.scope.fund === fact.scope.fund &&
            one.scope.phase === fact.scope.phase &&
            one.scope.year === fact.scope.year &&
            sameLevel(one, fact),
        );
        if (header === undefined || mayBeSame(header, fact)) return [];
        return [
          {
            rule: 'report-totals',
            severity: 'error',
            message: `${named(fact)}与自评表${fact.scope.phase === 'plan' ? '预算数' : '执行数'} ${printed(header)} 不一致，请核对`,
            quote: fact.quote,
            where: whereOf(fact),
            expected: printed(header),
          },
        ];
      }),
    );
  });
