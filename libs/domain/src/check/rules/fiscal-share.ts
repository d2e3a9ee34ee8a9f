import { exact } from '../../values/unit.js';
import type { Change } from '../../forms/content.js';
import type { Rule } from '../ground.js';

const FUND = /(?:养老|医疗|工伤|失业|生育)保险[^，。]{0,40}基金|社会保险基金/;
const SUBSIDY = /补助|补贴|配套|财政/;

/**
 * The spending of a social insurance fund is not a fiscal appropriation (资金来源): premiums pay it, so 当年财政拨款 cannot be
 * all of it. The edition has no row for fund money: it stands under 其他资金.
 *
 * Source: 社会保险法 第六十四条, 第六十五条: funds keep separate accounts and live on premiums and fiscal subsidies.
 */
export const fiscalShare: Rule = ({ template, content }) => {
  const total = template.funding.rows.find((row) => row.total);
  const fiscal = template.funding.rows.find(({ key }) => key === 'fiscal');
  const other = template.funding.rows.find(({ key }) => key === 'other');
  const project = content.fields['projectName'] ?? '';
  if (!total || !fiscal || !other || !FUND.test(project) || SUBSIDY.test(project)) return [];
  const cell = (row: string, column: string) => content.funding[row]?.[column];
  const whole = cell(total.key, 'revisedBudget');
  const given = cell(fiscal.key, 'revisedBudget');
  if (whole?.kind !== 'amount' || given?.kind !== 'amount') return [];
  if (!new exact(given.amount).eq(whole.amount) || new exact(given.amount).isZero()) return [];
  const empty = template.funding.columns.every(({ key }) => {
    const there = cell(other.key, key);
    return there?.kind !== 'amount' || new exact(there.amount).isZero();
  });
  const changes = template.funding.columns.flatMap(({ key }): Change[] => [
    { path: `funding/${other.key}/${key}`, value: cell(fiscal.key, key) ?? { kind: 'blank' } },
    { path: `funding/${fiscal.key}/${key}`, value: { kind: 'none' } },
  ]);
  return [
    {
      rule: 'fiscal-share',
      severity: 'error',
      message: `社会保险基金支出全部列在“${fiscal.label}”，请核对资金来源：保险费等基金收入支付的部分应列入“${other.label}”`,
      quote: given.amount,
      where: { part: 'funding', row: fiscal.key, field: 'revisedBudget' },
      ...(empty ? { fix: { label: `移到“${other.label}”`, changes } } : {}),
    },
  ];
};
