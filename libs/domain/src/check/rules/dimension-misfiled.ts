import type { Indicator } from '../../forms/content.js';
import type { Dimension } from '../../forms/template.js';
import { suggestValue } from '../../values/parse.js';
import type { Value } from '../../values/value.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { unitOf } from '../printed.js';

/** A day by which something is done, alone or inside a sentence. */
const isTerm = (target: Value): boolean =>
  target.kind === 'deadline' || (target.kind === 'composite' && target.part.kind === 'deadline');

/** Where a row belongs by what it measures; undefined where it may stand where it stands. */
const belongs = (row: Indicator): Dimension | undefined => {
  const unit = unitOf(suggestValue(row.target, { name: row.name }) ?? row.target) ?? unitOf(row.actual);
  const paid = unit?.measure === '元' && unit.per.length > 0;
  const money = unit?.measure === '元' && unit.per.length === 0;
  if (row.dimension === 'quality') {
    if (money || /金额|预算数|支出额/.test(row.name)) return 'quantity';
    if (paid) return 'economicCost';
    if (isTerm(row.target) || /时效|及时(?:性|率)?(?:[（(]%[）)])?$/.test(row.name)) return 'timeliness';
  }
  // How far a budget was carried out is told in per cent and is an amount all the same.
  if (
    row.dimension === 'quantity' &&
    unit?.measure === '%' &&
    !/执行率|到位率|完成率/.test(row.name) &&
    /(?:率|比例)(?:[（(]%[）)])?$/.test(row.name.trim())
  )
    return 'quality';
  if (row.dimension === 'timeliness' && unit?.measure === '元') return 'economicCost';
  return undefined;
};

/**
 * A row stands under the 二级指标 that it measures (二级指标归类): amounts under 数量, rates under 质量, terms under 时效.
 * Our own dictionary, after the plain meaning of the headings.
 */
export const dimensionMisfiled = eachRow((row, ground) => {
  const right = belongs(row);
  const all = ground.template.categories.flatMap(({ dimensions }) => dimensions);
  const labelOf = (key: Dimension | undefined): string | undefined => all.find((each) => each.key === key)?.label;
  const [is, should] = [labelOf(row.dimension), labelOf(right)];
  if (right === undefined || is === undefined || should === undefined) return undefined;
  return {
    rule: 'dimension-misfiled',
    severity: 'warning',
    message: `${titleOf(row, ground)}列在${row.dimensionLabel ?? is}，按内容应属${should}，请核对归类`,
    quote: row.dimensionLabel ?? is,
    where: cellOf(row, 'dimension'),
    expected: should,
  };
});
