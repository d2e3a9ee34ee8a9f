import { factsOf, stretchesOf } from '../facts/facts-of.js';
import { unboundFigures } from '../facts/figures.js';
import type { Finding } from './finding.js';
import type { Rule } from './ground.js';
import { aboveFund } from './report/above-fund.js';
import { accountNamedWhole, accountsAndFund } from './report/accounts.js';
import { balanceOfYear, balanceTotal } from './report/balances.js';
import { confusableWords } from './report/confusable-words.js';
import { coverRegion } from './report/cover.js';
import { directionConflict } from './report/direction-conflict.js';
import { executionArithmetic } from './report/execution-arithmetic.js';
import type { FactRule } from './report/fact-ground.js';
import { changeArithmetic, growthArithmetic } from './report/growth-arithmetic.js';
import { matrixFigures } from './report/matrix-figures.js';
import { moneyUnitMissing, moneyUnitSlipped } from './report/money-unit.js';
import { monthsChange, monthsPayable, monthsTwice } from './report/months-payable.js';
import { partsAboveWhole, partsShort } from './report/parts.js';
import { peopleAndTimes } from './report/people-unit.js';
import { rateOfCounts } from './report/rate-of-counts.js';
import { repeatedParagraph } from './report/repeated-paragraph.js';
import { reversedEnds } from './report/reversed-ends.js';
import { sameFigure } from './report/same-figure.js';
import { shareArithmetic } from './report/share-arithmetic.js';
import { tableAgreement } from './report/table-agreement.js';
import { benefitOfFund, rangeContradiction, respectivelyCount } from './report/wording.js';

const FACT_RULES: readonly FactRule[] = [
  ...[
    coverRegion,
    moneyUnitMissing,
    moneyUnitSlipped,
    directionConflict,
    growthArithmetic,
    changeArithmetic,
    executionArithmetic,
    shareArithmetic,
    reversedEnds,
    rateOfCounts,
  ],
  ...[partsAboveWhole, partsShort, accountsAndFund, accountNamedWhole, balanceTotal, balanceOfYear],
  ...[
    sameFigure,
    monthsPayable,
    monthsTwice,
    monthsChange,
    matrixFigures,
    rangeContradiction,
    respectivelyCount,
    benefitOfFund,
  ],
  ...[repeatedParagraph, peopleAndTimes, aboveFund, tableAgreement],
];

/** The figures and the narrative of a form are drawn once for all rules over them. */
const overFacts: Rule = (ground) => {
  const { template, content, year } = ground;
  const whole = { ...ground, facts: factsOf(template, content, year), stretches: stretchesOf(template, content, year) };
  return once(FACT_RULES.flatMap((rule) => rule(whole)));
};

/** Rules that recompute one and the same figure, the more telling first. */
const RECOMPUTED = new Set([
  'execution-arithmetic',
  'accounts-sum',
  'same-figure',
  'months-payable',
  'growth-arithmetic',
]);

/** One figure is wrong once: what a second recomputation says of the same words is left out. */
const once = (found: readonly Finding[]): readonly Finding[] => {
  const said = new Set<string>();
  return found.filter(({ rule, severity, quote, where: { part, row, field } }) => {
    if (severity !== 'error' || !RECOMPUTED.has(rule)) return true;
    const key = JSON.stringify([quote, part, row, field]);
    return !said.has(key) && said.add(key);
  });
};

/** A reference in a chapter to a figure of its own form leads somewhere (正文取数); those to other forms are looked up when bound. */
const figureUnbound: Rule = ({ template, content }) => unboundFigures(template, content);

/** Rules over chapters, matrices and the facts drawn from them (报告检查规则); each looks at one form. */
export const REPORT_RULES: readonly Rule[] = [confusableWords, figureUnbound, overFacts];
