import type { Change } from '../../forms/content.js';
import type { FundingRow } from '../../forms/template.js';
import { exact } from '../../values/unit.js';
import type { Rule } from '../ground.js';

const FUND = /(?:养老|医疗|工伤|失业|生育)保险[^，。]{0,40}基金|社会保险基金/;
const SUBSIDY = /补助|补贴|配套|财政/;
/** Columns by what they say of where the money of the year comes from, best first. */
const COLUMNS = ['revisedBudget', 'initialBudget', 'executed'];

/** The row that fund money belongs in: the edition's own row for it, or 其他资金 where it has none. */
const rowForFund = (rows: readonly FundingRow[], project: string): FundingRow | undefined => {
  const own = /医疗|医保|生育/.test(project) ? ['medicalFund', 'socialFund'] : ['socialFund', 'medicalFund'];
  return [...own, 'other'].map((key) => rows.find((row) => row.key === key)).find((row) => row !== undefined);
};

/**
 * The spending of a social insurance fund is not a fiscal appropriation (资金来源): premiums pay it, so 当年财政拨款 cannot be
 * all of it. Fund money stands in the row of the fund, or under 其他资金 where the edition has none.
 *
 * Source: 社会保险法 第六十四条, 第六十五条: funds keep separate accounts and live on premiums and fiscal subsidies.
 */
export const fiscalShare: Rule = ({ template: { funding }, content }) => {
  const project = content.fields['projectName'] ?? '';
  const total = funding.rows.find((row) => row.total);
  const fiscal = funding.rows.find(({ key }) => key === 'fiscal');
  const right = rowForFund(funding.rows, project);
  const column = COLUMNS.find((key) => funding.columns.some((each) => each.key === key));
  if (!total || !fiscal || !right || column === undefined || !FUND.test(project) || SUBSIDY.test(project)) return [];
  const cell = (row: string, at: string) => content.funding[row]?.[at];
  const [whole, given] = [cell(total.key, column), cell(fiscal.key, column)];
  if (whole?.kind !== 'amount' || given?.kind !== 'amount') return [];
  if (!new exact(given.amount).eq(whole.amount) || new exact(given.amount).isZero()) return [];
  const columns = funding.columns.filter(
    ({ key }) => [fiscal, right].every((row) => row.columns?.includes(key) ?? true) && cell(fiscal.key, key),
  );
  const empty = columns.every(({ key }) => {
    const there = cell(right.key, key);
    return there?.kind !== 'amount' || new exact(there.amount).isZero();
  });
  const changes = columns.flatMap(({ key }): Change[] => [
    { path: `funding/${right.key}/${key}`, value: cell(fiscal.key, key) ?? { kind: 'blank' } },
    { path: `funding/${fiscal.key}/${key}`, value: { kind: 'none' } },
  ]);
  return [
    {
      rule: 'fiscal-share',
      severity: 'error',
      message: `社会保险基金支出全部列在“${fiscal.label}”，请核对资金来源：保险费等基金收入支付的部分应列入“${right.label}”`,
      quote: given.amount,
      where: { part: 'funding', row: fiscal.key, field: column },
      ...(empty && content.funding[right.key] ? { fix: { label: `移到“${right.label}”`, changes } } : {}),
    },
  ];
};
