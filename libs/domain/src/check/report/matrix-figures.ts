import type { Matrix, MatrixCell } from '../../forms/content.js';
import type { MatrixSpec } from '../../forms/template.js';
import { computeMatrix } from '../../facts/compute-matrix.js';
import { minus, overlap, percentOf, sum } from '../../facts/interval.js';
import type { Finding } from '../finding.js';
import { intervalOf, type Interval } from '../printed.js';
import type { FactRule } from './fact-ground.js';

const spanOfCell = (cell: MatrixCell | undefined): Interval | undefined =>
  cell?.kind === 'amount' ? intervalOf(cell.amount) : undefined;

const cell = ({ cells, printed }: Matrix, row: string, column: string): MatrixCell | undefined =>
  cells[row]?.[column] ?? printed?.[row]?.[column];

/**
 * What a matrix prints where it is computed is what its cells yield (分析表复算), within the precision of everything
 * printed: 4.13 % may come from the unrounded figures behind 4.53 and 4.35. Sums have n terms with half a unit each.
 */
export const matrixFigures: FactRule = ({ template, content }) =>
  (template.matrices ?? []).flatMap((spec) => {
    const matrix = content.matrices?.[spec.key];
    return matrix === undefined ? [] : wrongCells(spec, matrix);
  });

function wrongCells(spec: MatrixSpec, matrix: Matrix): Finding[] {
  const right = computeMatrix(spec, matrix);
  const sumKey = spec.sum?.key;
  return spec.rows.flatMap((row) =>
    matrix.columns.flatMap(({ key, label }): Finding[] => {
      const shown = matrix.printed?.[row.key]?.[key];
      const span = spanOfCell(shown);
      if (shown?.kind !== 'amount' || span === undefined) return [];
      const others = matrix.columns.filter((column) => column.key !== sumKey);
      const terms = others.flatMap((column) => spanOfCell(cell(matrix, row.key, column.key)) ?? []);
      const possible =
        row.formula !== undefined
          ? byFormula(matrix, row.formula, key)
          : key === sumKey && terms.length > 0
            ? sum(terms)
            : undefined;
      if (possible === undefined || overlap(possible, span)) return [];
      const expected = right[row.key]?.[key];
      return [
        {
          rule: 'matrix-figures',
          severity: 'error',
          message: `${spec.title.replace(/\{[^{}]*\}年?/g, '')}“${row.group.replace(/\{lastYear\}/, '上').replace(/\{year\}/, '本')}${row.label}”${label}印为 ${shown.amount}，按表内数字计算为 ${expected ?? '—'}，请核对`,
          quote: shown.amount,
          where: { part: 'matrices', row: `${spec.key}/${row.key}`, field: key },
          ...(expected === undefined ? {} : { computed: expected, expected }),
        },
      ];
    }),
  );
}

function byFormula(
  matrix: Matrix,
  { op, of, on }: NonNullable<MatrixSpec['rows'][number]['formula']>,
  column: string,
): Interval | undefined {
  const [a, b] = [spanOfCell(cell(matrix, of, column)), spanOfCell(cell(matrix, on, column))];
  if (a === undefined || b === undefined) return undefined;
  if (op === 'minus') return minus(a, b);
  return percentOf(op === 'growth' ? minus(a, b) : a, b);
}
