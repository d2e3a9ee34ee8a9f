import type { Indicator } from '../../forms/content.js';
import type { Finding } from '../finding.js';
import { cellOf, titleOf, type Rule } from '../ground.js';

const CELLS = [
  ['name', '三级指标名称'],
  ['target', '年度指标值'],
  ['actual', '实际完成值'],
  ['weight', '分值'],
  ['score', '得分'],
] as const;

/** Every indicator has a name, a target, an actual, a weight and a score; a form has indicators. Source: the printed form. */
export const blankCell: Rule = (ground) => {
  const { indicators } = ground.content;
  if (indicators.length === 0)
    return [
      {
        rule: 'blank-cell',
        severity: 'error',
        message: '没有填写任何绩效指标，请按批复的绩效目标逐项填写',
        quote: '',
        where: { part: 'indicators' },
      },
    ];
  const automatic = new Map(ground.score.rows.map((score) => [score.row, score.automatic]));
  return indicators.flatMap((row) =>
    CELLS.flatMap(([field, label]): Finding[] => {
      const cell = row[field];
      const empty =
        cell === null ||
        (typeof cell === 'string' ? cell.trim() === '' : cell.kind === 'blank' || cell.kind === 'none');
      if (!empty) return [];
      return [
        {
          rule: 'blank-cell',
          severity: 'error',
          message: `${titleOf(row, ground)}的${label}未填写，请填写`,
          quote: cell !== null && typeof cell !== 'string' && cell.kind === 'none' ? '—' : '',
          where: cellOf(row, field),
          ...(field === 'score' ? offered(row, automatic.get(row.id)) : {}),
        },
      ];
    }),
  );
};

/** A score that the rule yields may be taken as it is. */
const offered = ({ id }: Indicator, score: string | undefined): Pick<Finding, 'expected' | 'fix'> =>
  score === undefined
    ? {}
    : {
        expected: score,
        fix: { label: `填入 ${score}`, changes: [{ path: `indicators/${id}/score`, value: score }] },
      };
