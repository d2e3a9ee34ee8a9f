import type { Decimal } from 'decimal.js';
import { toDecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import type { Matrix, MatrixCell } from './content.js';
import type { LaidOutMatrix } from './lay-out-parts.js';
import { fillYears } from './lay-out-slots.js';
import type { MatrixFormula, MatrixSpec } from './template.js';

type Row = MatrixSpec['rows'][number];

/**
 * A matrix as printed (收支分析表): entered cells as they are, computed ones from the figures of their column, the sum column
 * from the others. A percentage has two places, half up; what cannot be computed (a blank, a base of 0) stays blank.
 */
export function layOutMatrix(spec: MatrixSpec, matrix: Matrix | undefined, year: number): LaidOutMatrix {
  const entered = matrix?.columns ?? spec.columns;
  const { sum } = spec;
  const columns = [...entered, ...(sum && !entered.some(({ key }) => key === sum.key) ? [sum] : [])];
  const cellAt = (row: Row, column: string): string => {
    const formula = row.formula;
    const amount = (key: string): Decimal | undefined => amountOf(matrix, columns, key, column, sum?.key);
    if (formula) return computed(formula, amount);
    if (column === sum?.key) return printAmount(amount(row.key));
    return printCell(matrix?.cells[row.key]?.[column], row.percent === true);
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
    title: fillYears(matrix?.title || spec.title, year),
    unitNote: `单位：${spec.unit}`,
    columns: columns.map(({ label }) => label),
    groups,
    figures,
  };
}

/** The figure of an entered row; in the sum column, that of all others together. */
function amountOf(
  matrix: Matrix | undefined,
  columns: readonly { readonly key: string }[],
  row: string,
  column: string,
  sum: string | undefined,
): Decimal | undefined {
  const figure = (key: string): Decimal | undefined => {
    const cell = matrix?.cells[row]?.[key];
    return cell?.kind === 'amount' ? new exact(cell.amount) : undefined;
  };
  if (column !== sum) return figure(column);
  const figures = columns.flatMap(({ key }) => (key === sum ? [] : (figure(key) ?? [])));
  return figures.length === 0 ? undefined : figures.reduce((all, one) => all.plus(one), new exact(0));
}

function computed({ op, of, on }: MatrixFormula, amount: (row: string) => Decimal | undefined): string {
  const [value, base] = [amount(of), amount(on)];
  if (value === undefined || base === undefined) return '';
  if (op === 'minus') return printAmount(value.minus(base));
  if (base.isZero()) return '';
  const share = (op === 'growth' ? value.minus(base) : value).div(base).times(100);
  return `${toDecimalText(share, 2)}%`;
}

const printAmount = (amount: Decimal | undefined): string => (amount === undefined ? '' : toDecimalText(amount));

const printCell = (cell: MatrixCell | undefined, percent: boolean): string => {
  switch (cell?.kind) {
    case 'amount':
      return percent ? `${cell.amount}%` : cell.amount;
    case 'none':
      return '—';
    case 'malformed':
      return cell.raw;
    default:
      return '';
  }
};
