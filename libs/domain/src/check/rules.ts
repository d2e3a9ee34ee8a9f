import type { Rule } from './ground.js';
import { actualCopiesTarget } from './rules/actual-copies-target.js';
import { actualInWords } from './rules/actual-in-words.js';
import { blankCell } from './rules/blank-cell.js';
import { blankField } from './rules/blank-field.js';
import { blankFunding } from './rules/blank-funding.js';
import { boundAtNought } from './rules/bound-at-nought.js';
import { dimensionMisfiled } from './rules/dimension-misfiled.js';
import { documentNumber } from './rules/document-number.js';
import { doubledText } from './rules/doubled-text.js';
import { duplicateIndicator } from './rules/duplicate-indicator.js';
import { executionRate } from './rules/execution-rate.js';
import { fiscalShare } from './rules/fiscal-share.js';
import { fundingSum } from './rules/funding-sum.js';
import { goalCopied } from './rules/goal-copied.js';
import { leftover } from './rules/leftover.js';
import { lostPoints } from './rules/lost-points.js';
import { notePercent } from './rules/note-percent.js';
import { printedExecution } from './rules/printed-execution.js';
import { printedTotal } from './rules/printed-total.js';
import { rangeNotation } from './rules/range-notation.js';
import { rateNames } from './rules/rate-names.js';
import { regulationDate } from './rules/regulation-date.js';
import { scoreRange } from './rules/score-range.js';
import { scoreRule } from './rules/score-rule.js';
import { shortYear } from './rules/short-year.js';
import { targetDirection } from './rules/target-direction.js';
import { targetMissed } from './rules/target-missed.js';
import { targetOperator } from './rules/target-operator.js';
import { targetUnmeasurable } from './rules/target-unmeasurable.js';
import { targetVague } from './rules/target-vague.js';
import { textTruncated } from './rules/text-truncated.js';
import { unbalanced } from './rules/unbalanced.js';
import { unitMismatch } from './rules/unit-mismatch.js';
import { unitMissing } from './rules/unit-missing.js';
import { unitName } from './rules/unit-name.js';
import { valueNotation } from './rules/value-notation.js';
import { varianceCause } from './rules/variance-cause.js';
import { weightTotal } from './rules/weight-total.js';
import { wrongWord } from './rules/wrong-word.js';
import { yearWrong } from './rules/year-wrong.js';

/** Every rule of a self-evaluation (自评表检查规则): what is blank, what is written, what adds up, what it means. */
export const RULES: readonly Rule[] = [
  ...[blankField, blankFunding, blankCell],
  ...[rangeNotation, valueNotation, actualCopiesTarget, unitMissing, unitMismatch, unitName, targetOperator],
  ...[actualInWords, boundAtNought, notePercent, duplicateIndicator],
  ...[fundingSum, fiscalShare, printedExecution, printedTotal, weightTotal, scoreRange, scoreRule, lostPoints],
  ...[targetMissed, executionRate, varianceCause],
  ...[yearWrong, shortYear, leftover, documentNumber, doubledText, unbalanced, textTruncated, wrongWord],
  ...[goalCopied, regulationDate, targetUnmeasurable, targetVague, targetDirection, rateNames, dimensionMisfiled],
];
