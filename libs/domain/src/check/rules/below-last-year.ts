import { hasColumn } from '../../forms/template.js';
import { convertible, exact, inBaseUnits } from '../../values/unit.js';
import { quantityOf } from '../../values/quantity.js';
import type { Finding } from '../finding.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf } from '../printed.js';

/** Points of a percentage, and share of any other figure, from which on a step back is plain. Our own assumption. */
const POINTS = '5';
const SHARE = '0.1';

/**
 * A target does not fall plainly behind what last year already reached (目标明显低于上年): a floor far below it, or a ceiling
 * far above. Our own rule, after the return reason 目标值偏低.
 */
export const belowLastYear = eachRow((row, ground): Finding | undefined => {
  const { target, lastYear } = row;
  if (!hasColumn(ground.template, 'lastYear') || lastYear === undefined || lastYear.kind === 'compare')
    return undefined;
  const plain = target.kind === 'composite' ? target.part : target;
  const [aim, was] = [quantityOf(target), quantityOf(lastYear)];
  if (!aim || !was || !convertible(aim.unit, was.unit)) return undefined;
  const [t, l] = [inBaseUnits(aim.amount, aim.unit), inBaseUnits(was.amount, was.unit)];
  const ceiling = plain.kind === 'compare' && (plain.op === '<=' || plain.op === '<');
  const back = ceiling ? t.minus(l) : l.minus(t);
  const room = aim.unit.measure === '%' ? new exact(POINTS) : l.times(SHARE);
  if (!l.gt(0) || !back.gt(0) || back.lt(room)) return undefined;
  return {
    rule: 'below-last-year',
    severity: 'warning',
    message: `${titleOf(row, ground)}的目标 ${quoteOf(target)} 明显${ceiling ? '高' : '低'}于上年完成值 ${quoteOf(lastYear)}，请核对或说明理由`,
    quote: quoteOf(target),
    where: cellOf(row, 'target'),
    expected: quoteOf(lastYear),
  };
});
