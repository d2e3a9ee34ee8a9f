import type { Finding } from '../finding.js';
import { cellOf, type Rule } from '../ground.js';

/** Rows that are numbered within their 二级指标 are numbered without gaps (指标序号连续). Our own rule. */
export const numberGap: Rule = ({ content }) => {
  const groups = new Map<string, { row: (typeof content.indicators)[number]; no: number }[]>();
  for (const row of content.indicators) {
    const no = /^\d{1,3}$/.exec(row.no?.trim() ?? '')?.[0];
    if (no === undefined) continue;
    const key = `${row.track ?? ''}/${row.category}/${row.dimension}`;
    groups.set(key, [...(groups.get(key) ?? []), { row, no: parseInt(no, 10) }]);
  }
  return [...groups.values()].flatMap((rows): Finding[] => {
    const at = rows.findIndex(({ no }, place) => no !== place + 1);
    const found = rows[at];
    if (found === undefined) return [];
    const numbers = rows.map(({ no }) => no).join('、');
    return [
      {
        rule: 'number-gap',
        severity: 'info',
        message: `指标序号不连续：${numbers}，请检查是否漏填，或重新编号`,
        quote: `指标${found.no}`,
        where: cellOf(found.row, 'no'),
        computed: numbers,
        expected: rows.map((_, place) => place + 1).join('、'),
      },
    ];
  });
};
