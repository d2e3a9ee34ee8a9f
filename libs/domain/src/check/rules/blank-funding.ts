import { filledLabel } from '../grid.js';
import type { Rule } from '../ground.js';

/** Sides of a form that may stay empty and print all the same: 中长期资金 of a project of one year. */
const MAY_STAY_BLANK = new Set(['midTerm']);

/** The total row of the funding grid is filled in: the execution rate comes from it (年度资金总额). Other rows may be blank. */
export const blankFunding: Rule = ({ template: { funding }, content }) =>
  funding.rows
    .filter(({ total }) => total)
    .flatMap((row) =>
      funding.columns
        .filter(({ key }) => (row.columns?.includes(key) ?? true) && !MAY_STAY_BLANK.has(key))
        .filter(({ key }) => content.funding[row.key]?.[key]?.kind !== 'amount')
        .map(({ key, label }) => ({
          rule: 'blank-funding',
          severity: 'error' as const,
          message: `“${row.labels?.[key] ?? row.label}”的${filledLabel(label, content)}未填写，请填写金额（没有发生的填 0）`,
          quote: content.funding[row.key]?.[key]?.kind === 'none' ? '—' : '',
          where: { part: 'funding' as const, row: row.key, field: key },
        })),
    );
