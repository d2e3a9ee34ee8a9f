import { quantityOf } from '../../values/quantity.js';
import { decimalText } from '../../values/decimal-text.js';
import type { Finding } from '../finding.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { intervalOf, meets, quoteOf } from '../printed.js';

/** 支出预算执行率 is the header's own figure; 收入 and 待遇支出 are measured on something else. */
const SAME_NAME = /预算执行率/;
const OTHER = /收入|待遇支出/;

/** One name, one figure (同名执行率): a row that is called like the header's rate shows the header's rate. Our own rule. */
export const rateNames = eachRow((row, ground): Finding | undefined => {
  const { rate } = ground.score.execution;
  if (rate === undefined || !SAME_NAME.test(row.name) || OTHER.test(row.name)) return undefined;
  const figure = quantityOf(row.actual);
  const read = decimalText.safeParse(rate);
  if (figure === undefined || row.actual.kind === 'compare' || !read.success) return undefined;
  if (figure.unit.measure !== '%' && figure.unit.measure !== '') return undefined;
  if (meets(intervalOf(figure.amount), intervalOf(read.data))) return undefined;
  return {
    rule: 'rate-names',
    severity: 'warning',
    message: `${titleOf(row, ground)}为 ${quoteOf(row.actual)}，项目资金的预算执行率为 ${rate}%，同名而口径不同，请在指标名称中写明口径（如待遇支出预算执行率）`,
    quote: quoteOf(row.actual),
    where: cellOf(row, 'name'),
    computed: `${rate}%`,
  };
});
