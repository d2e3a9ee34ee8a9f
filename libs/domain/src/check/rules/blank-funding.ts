import type { Rule } from '../ground.js';

/** The total row of the funding grid is filled in: the execution rate comes from it (年度资金总额). Other rows may be blank. */
export const blankFunding: Rule = ({ template: { funding }, content }) =>
  funding.rows
    .filter(({ total }) => total)
    .flatMap((row) =>
      funding.columns
        .filter(({ key }) => content.funding[row.key]?.[key]?.kind !== 'amount')
        .map(({ key, label }) => ({
          rule: 'blank-funding',
          severity: 'error' as const,
          message: `“${row.label}”的${label}未填写，请填写金额（没有发生的填 0）`,
          quote: content.funding[row.key]?.[key]?.kind === 'none' ? '—' : '',
          where: { part: 'funding' as const, row: row.key, field: key },
        })),
    );
