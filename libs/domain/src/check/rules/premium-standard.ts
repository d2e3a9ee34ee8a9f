import { quantityOf } from '../../values/quantity.js';
import { exact, inBaseUnits } from '../../values/unit.js';
import type { Indicator } from '../../forms/content.js';
import type { Finding } from '../finding.js';
import { cellOf, eachRow, titleOf, type Ground } from '../ground.js';
import { quoteOf } from '../printed.js';

/** What premiums of the insured alone come to of the whole fund before it is too much, where a subsidy is paid too. Our own assumption. */
const SHARE = '0.9';
const PREMIUM = /个人[^，。]{0,6}缴费[^，。]{0,4}标准/;
const SUBSIDY = /财政[^，。]{0,6}(?:补贴|补助)[^，。]{0,4}标准|补助标准/;
const SCALE = { 元: '1', 万元: '10000', 亿元: '100000000' } as const;

const totalOf = ({ template: { funding, moneyUnit }, content }: Ground) => {
  const row = funding.rows.find(({ total }) => total);
  const cells = (row && content.funding[row.key]) ?? {};
  const cell = [cells['revisedBudget'], cells['initialBudget']].find((each) => each?.kind === 'amount');
  return cell?.kind === 'amount' ? new exact(cell.amount).times(SCALE[moneyUnit]) : undefined;
};

const isFilled = ({ target }: Indicator): boolean => {
  const figure = quantityOf(target);
  return target.kind === 'list' || (figure !== undefined && !new exact(figure.amount).isZero());
};

/**
 * What each insured person pays is not what the fund raises per head (个人缴费标准与人均筹资): where the state pays a part too,
 * premiums alone do not come to the whole fund. Our own rule; the shares are those of 城乡居民医保 in any year.
 */
export const premiumStandard = eachRow((row, ground): Finding | undefined => {
  const figure = quantityOf(row.target);
  if (figure === undefined || !PREMIUM.test(row.name) || figure.unit.measure !== '元') return undefined;
  const total = totalOf(ground);
  const rows = ground.content.indicators.filter(({ track }) => track === row.track);
  if (total === undefined || !total.gt(0) || !rows.some((each) => SUBSIDY.test(each.name) && isFilled(each)))
    return undefined;
  const heads = rows
    .map((each) => (/缴费人数|参保人数/.test(each.name) ? quantityOf(each.target) : undefined))
    .find((each) => each?.unit.measure === '人' && each.unit.per.length === 0);
  if (heads === undefined) return undefined;
  const paid = inBaseUnits(figure.amount, figure.unit).times(inBaseUnits(heads.amount, heads.unit));
  if (paid.lt(total.times(SHARE))) return undefined;
  return {
    rule: 'premium-standard',
    severity: 'warning',
    message: `${titleOf(row, ground)}按 ${quoteOf(row.target)} 计算，个人缴费合计 ${paid.toFixed()} 元，已接近或超过资金总额 ${total.toFixed()} 元，而财政另有补助，疑将人均筹资总额填作个人缴费标准`,
    quote: quoteOf(row.target),
    where: cellOf(row, 'target'),
    computed: paid.toFixed(),
  };
});
