import { computeMatrix } from '../facts/compute-matrix.js';
import { unitOfMatrix } from '../facts/matrix-unit.js';
import type { Matrix, MatrixCell } from './content.js';
import type { LaidOutMatrix } from './lay-out-parts.js';
import { fillYears } from './lay-out-slots.js';
import type { MatrixSpec } from './template.js';

/**
 * A matrix as printed (收支分析表): entered cells as they are, computed ones from the figures of the form, never from what an
 * imported paper printed there. What cannot be computed stays blank.
 */
export function layOutMatrix(spec: MatrixSpec, entered: Matrix | undefined, year: number): LaidOutMatrix {
  const { sum } = spec;
  const matrix: Matrix = entered ?? { title: spec.title, columns: [...spec.columns], cells: {} };
  const columns = [...matrix.columns, ...(sum && !matrix.columns.some(({ key }) => key === sum.key) ? [sum] : [])];
  const computed = computeMatrix(spec, matrix);
  const cellAt = ({ key, formula, percent }: MatrixSpec['rows'][number], column: string): string => {
    const sign = percent ? '%' : '';
    if (formula === undefined && column !== sum?.key) return printCell(matrix.cells[key]?.[column], sign);
    const figure = computed[key]?.[column];
    return figure === undefined ? '' : figure + sign;
  };
  const groups: { label: string; rows: { label: string; cells: string[] }[] }[] = [];
  const figures: Record<string, Record<string, string>> = {};
  for (const row of spec.rows) {
    const label = fillYears(row.group, year);
    const cells = columns.map(({ key }) => cellAt(row, key));
    figures[row.key] = Object.fromEntries(columns.map(({ key }, at) => [key, cells[at] ?? '']));
    const printed = { label: fillYears(row.label, year), cells };
    const group = groups.at(-1);
    if (group?.label === label) group.rows.push(printed);
    else groups.push({ label, rows: [printed] });
  }
  return {
    key: spec.key,
    title: fillYears(matrix.title || spec.title, year),
    unitNote: `单位：${unitOfMatrix(spec, matrix)}`,
    columns: columns.map(({ label }) => label),
    groups,
    figures,
  };
}

const printCell = (cell: MatrixCell | undefined, sign: string): string => {
  switch (cell?.kind) {
    case 'amount':
      return cell.amount + sign;
    case 'none':
      return '—';
    case 'malformed':
      return cell.raw;
    default:
      return '';
  }
};
