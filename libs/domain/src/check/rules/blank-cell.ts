import type { Indicator } from '../../forms/content.js';
import { columnsOf, type IndicatorColumn, type Template } from '../../forms/template.js';
import type { Finding, Severity } from '../finding.js';
import { columnLabel, hasGrid } from '../grid.js';
import { cellOf, titleOf, type Rule } from '../ground.js';

/** Cells that every row fills in where its edition prints them; what the points rest on may be handed in later. */
const NEEDED: Readonly<Partial<Record<IndicatorColumn, Severity>>> = {
  target: 'error',
  actual: 'error',
  forecast: 'error',
  weight: 'error',
  score: 'error',
  basis: 'warning',
  rule: 'warning',
  evidence: 'warning',
};

const neededBy = (template: Template): readonly (readonly [IndicatorColumn | 'name', Severity])[] => {
  const { weighing = 'scored' } = template;
  const columns = columnsOf(template).flatMap(({ key, optional }): (readonly [IndicatorColumn, Severity])[] => {
    const severity = NEEDED[key];
    if (severity === undefined || optional) return [];
    if ((key === 'score' && weighing !== 'scored') || (key === 'weight' && weighing === 'plain')) return [];
    return [[key, severity]];
  });
  return [['name', 'error'], ...columns];
};

/** Every indicator has a name and what its edition prints: target, actual, weight, score; a form has indicators. Source: the printed form. */
export const blankCell: Rule = (ground) => {
  const { template, content } = ground;
  const { indicators } = content;
  if (!hasGrid(template)) return [];
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
  const needed = neededBy(template).map(
    ([key, severity]) =>
      [key, severity, key === 'name' ? '三级指标名称' : columnLabel(template, content, key, key)] as const,
  );
  return indicators.flatMap((row) =>
    needed.flatMap(([field, severity, label]): Finding[] => {
      const cell = row[field] ?? null;
      const empty =
        cell === null ||
        (typeof cell === 'string' ? cell.trim() === '' : cell.kind === 'blank' || cell.kind === 'none');
      if (!empty) return [];
      return [
        {
          rule: 'blank-cell',
          severity,
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
