import type { FormContent, Indicator } from '../../forms/content.js';
import { hasColumn } from '../../forms/template.js';
import { executionCells } from '../../score/score-execution.js';
import { decimalText } from '../../values/decimal-text.js';
import { quantityOf } from '../../values/quantity.js';
import { convertible, inBaseUnits } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { isScored } from '../grid.js';
import { cellOf, eachRow, titleOf, type Ground } from '../ground.js';
import { intervalOf, meets, quoteOf, type Interval } from '../printed.js';

/** 支出预算执行率 is the header's own figure; 收入 and 待遇支出 are measured on something else. */
const SAME_NAME = /预算执行率/;
const OTHER = /收入|待遇支出/;

/** Whether another row's amounts yield this rate: then it is the rate of that row, not of the whole. */
const ofAnotherRow = (rate: Interval, { id }: Indicator, { indicators }: FormContent): boolean =>
  indicators.some((row) => {
    const [target, actual] = [quantityOf(row.target), quantityOf(row.actual)];
    if (row.id === id || !target || !actual || target.unit.measure !== '元') return false;
    if (!convertible(target.unit, actual.unit)) return false;
    const whole = inBaseUnits(target.amount, target.unit);
    if (!whole.gt(0)) return false;
    const share = inBaseUnits(actual.amount, actual.unit).div(whole).times(100);
    return meets(rate, { low: share.minus('0.01'), high: share.plus('0.01') });
  });

/**
 * One name, one figure (同名执行率): a row that is called like the header's rate shows the header's rate. Where the form has
 * nothing else that the row's figure could be the rate of, one of the two is wrong; otherwise the name is to say of what it
 * is. Our own rule.
 */
export const rateNames = eachRow((row, ground): Finding | undefined => {
  const { template, content, score } = ground;
  const { rate } = score.execution;
  if (rate === undefined || !SAME_NAME.test(row.name) || OTHER.test(row.name)) return undefined;
  if (hasColumn(template, 'forecast')) return undefined;
  const figure = quantityOf(row.actual);
  const read = decimalText.safeParse(rate);
  if (figure === undefined || row.actual.kind === 'compare' || !read.success) return undefined;
  if (figure.unit.measure !== '%' && figure.unit.measure !== '') return undefined;
  const own = intervalOf(figure.amount);
  if (meets(own, headerRate(ground) ?? intervalOf(read.data))) return undefined;
  const base = { quote: quoteOf(row.actual), computed: `${rate}%` };
  if (!isScored(template) && !ofAnotherRow(own, row, content))
    return {
      ...base,
      rule: 'rate-differs',
      severity: 'error',
      message: `${titleOf(row, ground)}为 ${quoteOf(row.actual)}，按本表预算数、执行数计算为 ${rate}%，同一表内两个执行率不一致，请核对（执行率应以万元数计算）`,
      where: cellOf(row, 'actual'),
      expected: `${rate}%`,
    };
  return {
    ...base,
    rule: 'rate-names',
    severity: 'warning',
    message: `${titleOf(row, ground)}为 ${quoteOf(row.actual)}，项目资金的预算执行率为 ${rate}%，同名而口径不同，请在指标名称中写明口径（如待遇支出预算执行率）`,
    where: cellOf(row, 'name'),
  };
});

/** What the header's amounts may yield, as they are printed. */
const headerRate = ({ template, content }: Ground): Interval | undefined => {
  const { budget, executed } = executionCells(template, content);
  if (budget === undefined || executed === undefined) return undefined;
  const [whole, part] = [intervalOf(budget), intervalOf(executed)];
  return whole.low.gt(0)
    ? { low: part.low.div(whole.high).times(100), high: part.high.div(whole.low).times(100) }
    : undefined;
};
