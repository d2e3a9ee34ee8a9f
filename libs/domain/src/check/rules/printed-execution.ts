import type { Decimal } from 'decimal.js';
import { toDecimalText, type DecimalText } from '../../values/decimal-text.js';
import { parseQuantity } from '../../values/quantity.js';
import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../ground.js';
import { intervalOf } from '../printed.js';

/**
 * Printed execution rate and score against the amounts of the same form, within the printed precision (94.07% and 94.1%
 * both pass for 94.068%). Source: 财预〔2020〕10号, 执行率 = 全年执行数 ÷ 全年预算数; class E.
 */
export const printedExecution: Rule = ({ template, content, score: { execution } }) => {
  const { printed, funding } = content;
  const total = template.funding.rows.find((row) => row.total)?.key ?? '';
  const amount = (column: string) => {
    const cell = funding[total]?.[column];
    return cell?.kind === 'amount' ? new exact(cell.amount) : undefined;
  };
  const [budget, executed] = [amount('revisedBudget'), amount('executed')];
  const findings: Finding[] = [];
  const found = (field: string, quote: string, expected: string, message: string): void => {
    findings.push({
      rule: 'printed-execution',
      severity: 'error',
      message,
      quote,
      where: { part: 'funding', row: total, field },
      computed: expected,
      expected,
      fix: { label: '以系统计算的结果为准', changes: [{ path: 'printed', value: null }] },
    });
  };
  const rate =
    printed?.executionRate === undefined ? undefined : parseQuantity(printed.executionRate.replace(/\s/g, ''));
  if (rate && budget?.gt(0) && executed) {
    const exactRate = executed.div(budget).times(100);
    if (!agrees(rate.amount, exactRate)) {
      const shown = `${toDecimalText(exactRate, 2)}%`;
      found(
        'executionRate',
        printed?.executionRate ?? '',
        shown,
        `执行率应为 ${executed.toFixed()}÷${budget.toFixed()}=${shown}`,
      );
    }
  }
  if (printed?.executionScore && execution.score && !agrees(printed.executionScore, new exact(execution.score))) {
    found(
      'executionScore',
      printed.executionScore,
      execution.score,
      `预算执行率得分应为 ${execution.score}：${execution.steps.join('，')}`,
    );
  }
  if (printed?.executionWeight && !new exact(printed.executionWeight).eq(execution.weight)) {
    found('executionWeight', printed.executionWeight, execution.weight, `预算执行率的分值应为 ${execution.weight}`);
  }
  return findings;
};

/** Whether a printed figure is the exact one within its printed precision, so that rounding is never called an error. */
const agrees = (printed: DecimalText, value: Decimal): boolean => {
  const { low, high } = intervalOf(printed);
  return low.lte(value) && value.lte(high);
};
