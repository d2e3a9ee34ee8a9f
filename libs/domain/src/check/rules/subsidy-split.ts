import { quantityOf } from '../../values/quantity.js';
import { exact } from '../../values/unit.js';
import type { Rule } from '../ground.js';
import { quoteOf } from '../printed.js';

const SUBSIDY = /财政[^，。]{0,8}(?:补贴|补助)[^，。]{0,6}(?:标准|人数)|补(?:贴|助)标准/;

/**
 * Where rows plan a fiscal subsidy per head, the funding grid shows the appropriation beside the fund's own money
 * (资金来源未拆分). Source: the printed form, which has a row for 财政拨款.
 */
export const subsidySplit: Rule = ({ template: { funding }, content }) => {
  const fiscal = funding.rows.find(({ key }) => key === 'fiscal');
  const total = funding.rows.find((row) => row.total);
  const column = ['revisedBudget', 'initialBudget'].find((key) => funding.columns.some((each) => each.key === key));
  if (!fiscal || !total || column === undefined || content.funding[total.key]?.[column]?.kind !== 'amount') return [];
  const cell = content.funding[fiscal.key]?.[column];
  if (cell?.kind === 'amount' && !new exact(cell.amount).isZero()) return [];
  const plan = content.indicators.find((row) => {
    const figure = quantityOf(row.target);
    const counted = row.target.kind === 'list' || (figure !== undefined && !new exact(figure.amount).isZero());
    return (counted || row.target.kind === 'malformed') && SUBSIDY.test(row.name);
  });
  if (plan === undefined) return [];
  return [
    {
      rule: 'subsidy-split',
      severity: 'info',
      message: `“${plan.name.trim()}”安排了财政补助（${quoteOf(plan.target)}），但“${fiscal.label}”没有金额，请把财政补助从基金资金中拆分列示`,
      quote: cell?.kind === 'none' ? '—' : cell?.kind === 'amount' ? cell.amount : '',
      where: { part: 'funding', row: fiscal.key, field: column },
    },
  ];
};
