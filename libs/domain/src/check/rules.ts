import type { Rule } from './ground.js';
import { confusableWords } from './report/confusable-words.js';
import { REPORT_RULES } from './report-rules.js';
import { actualCopiesTarget } from './rules/actual-copies-target.js';
import { actualInWords } from './rules/actual-in-words.js';
import { belowLastYear } from './rules/below-last-year.js';
import { blankCell } from './rules/blank-cell.js';
import { blankField } from './rules/blank-field.js';
import { blankFunding } from './rules/blank-funding.js';
import { boundAtNought } from './rules/bound-at-nought.js';
import { choiceBlank } from './rules/choice-blank.js';
import { claimContradicted } from './rules/claim-contradicted.js';
import { dateImpossible } from './rules/date-impossible.js';
import { dimensionMisfiled } from './rules/dimension-misfiled.js';
import { documentNumber } from './rules/document-number.js';
import { doubledText } from './rules/doubled-text.js';
import { duplicateIndicator } from './rules/duplicate-indicator.js';
import { executionRate } from './rules/execution-rate.js';
import { filedEarly } from './rules/filed-early.js';
import { fiscalShare } from './rules/fiscal-share.js';
import { fundMixed } from './rules/fund-mixed.js';
import { fundingSum } from './rules/funding-sum.js';
import { goalCopied } from './rules/goal-copied.js';
import { goalExecution } from './rules/goal-execution.js';
import { groupsSum } from './rules/groups-sum.js';
import { leftover } from './rules/leftover.js';
import { legalUnit } from './rules/legal-unit.js';
import { lostPoints } from './rules/lost-points.js';
import { moneyTimesHeads } from './rules/money-times-heads.js';
import { notePercent } from './rules/note-percent.js';
import { numberGap } from './rules/number-gap.js';
import { premiumStandard } from './rules/premium-standard.js';
import { printedExecution } from './rules/printed-execution.js';
import { printedTotal } from './rules/printed-total.js';
import { rangeNotation } from './rules/range-notation.js';
import { rateNames } from './rules/rate-names.js';
import { regulationDate } from './rules/regulation-date.js';
import { scoreRange } from './rules/score-range.js';
import { scoreRule } from './rules/score-rule.js';
import { shortYear } from './rules/short-year.js';
import { subsidySplit } from './rules/subsidy-split.js';
import { targetDirection } from './rules/target-direction.js';
import { targetMissed } from './rules/target-missed.js';
import { targetOperator } from './rules/target-operator.js';
import { targetUnmeasurable } from './rules/target-unmeasurable.js';
import { targetVague } from './rules/target-vague.js';
import { chapterTruncated, textTruncated } from './rules/text-truncated.js';
import { titleName } from './rules/title-name.js';
import { unbalanced } from './rules/unbalanced.js';
import { unitMismatch } from './rules/unit-mismatch.js';
import { unitMissing } from './rules/unit-missing.js';
import { unitName } from './rules/unit-name.js';
import { valueNotation } from './rules/value-notation.js';
import { varianceCause } from './rules/variance-cause.js';
import { weightTotal } from './rules/weight-total.js';
import { wrongWord } from './rules/wrong-word.js';
import { yearMissing } from './rules/year-missing.js';
import { yearWrong } from './rules/year-wrong.js';

/** Every rule of a form (检查规则): what is blank, what is written, what adds up, what it means; then those of reports. */
export const RULES: readonly Rule[] = [
  ...[blankField, choiceBlank, blankFunding, blankCell, yearMissing],
  ...[rangeNotation, valueNotation, actualCopiesTarget, unitMissing, unitMismatch, unitName, targetOperator],
  ...[actualInWords, boundAtNought, notePercent, duplicateIndicator, numberGap, legalUnit],
  ...[
    fundingSum,
    fiscalShare,
    subsidySplit,
    printedExecution,
    printedTotal,
    weightTotal,
    scoreRange,
    scoreRule,
    lostPoints,
  ],
  ...[goalExecution, groupsSum, moneyTimesHeads, premiumStandard, belowLastYear],
  ...[targetMissed, executionRate, varianceCause, claimContradicted],
  ...[
    yearWrong,
    shortYear,
    dateImpossible,
    filedEarly,
    leftover,
    documentNumber,
    doubledText,
    unbalanced,
    textTruncated,
    chapterTruncated,
    wrongWord,
    titleName,
  ],
  ...[
    goalCopied,
    regulationDate,
    targetUnmeasurable,
    targetVague,
    targetDirection,
    rateNames,
    dimensionMisfiled,
    fundMixed,
  ],
  ...REPORT_RULES,
];

/** Rules that look at one row alone: what they find changes only with the row. */
export const ROW_RULES: ReadonlySet<Rule> = new Set([
  ...[rangeNotation, valueNotation, actualCopiesTarget, unitMissing, unitMismatch, unitName, targetOperator],
  ...[actualInWords, boundAtNought, notePercent, legalUnit, scoreRange, scoreRule, lostPoints, belowLastYear],
  ...[targetMissed, varianceCause, targetUnmeasurable, targetVague, targetDirection, dimensionMisfiled],
]);

/** Rules that look at one passage alone. */
export const PASSAGE_RULES: ReadonlySet<Rule> = new Set([
  ...[
    yearWrong,
    shortYear,
    dateImpossible,
    leftover,
    documentNumber,
    doubledText,
    unbalanced,
    textTruncated,
    wrongWord,
  ],
  ...[regulationDate, confusableWords],
]);
