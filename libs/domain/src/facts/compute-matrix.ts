import type { Decimal } from 'decimal.js';
import type { Matrix } from '../forms/content.js';
import type { MatrixSpec } from '../forms/template.js';
import { placesOf, toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';

/** Computed cells of a matrix: row key → column key → figure as printed. */
export type ComputedCells = Readonly<Record<string, Readonly<Record<string, DecimalText>>>>;

/** Changes and percentages print two places. */
const PLACES = 2;

/**
 * Figures of a matrix that nobody enters (分析表计算值): the column of sums, changes, growth and execution in percent; exact,
 * then rounded half up. Sums and changes keep as many places as their terms, rates two. A cell whose terms are missing, or
 * that would divide by nought, is left out.
 */
export function computeMatrix(spec: MatrixSpec, matrix: Matrix): ComputedCells {
  const sumKey = spec.sum?.key;
  const entered = (row: string, column: string): { value: Decimal; places: number } | undefined => {
    if (column === sumKey) {
      const terms = matrix.columns.filter(({ key }) => key !== sumKey).flatMap(({ key }) => entered(row, key) ?? []);
      if (terms.length === 0) return undefined;
      const value = terms.reduce((total, term) => total.plus(term.value), new exact(0));
      return { value, places: Math.max(...terms.map(({ places }) => places)) };
    }
    const cell = matrix.cells[row]?.[column];
    return cell?.kind === 'amount' ? { value: new exact(cell.amount), places: placesOf(cell.amount) } : undefined;
  };
  const computed: Record<string, Record<string, DecimalText>> = {};
  const columns = [...new Set([...matrix.columns.map(({ key }) => key), ...(sumKey === undefined ? [] : [sumKey])])];
  for (const row of spec.rows)
    for (const column of columns) {
      const { formula } = row;
      if (formula === undefined && column !== sumKey) continue;
      const [a, b] =
        formula === undefined ? [entered(row.key, column)] : [entered(formula.of, column), entered(formula.on, column)];
      if (a === undefined) continue;
      let text: DecimalText;
      if (formula === undefined) text = toDecimalText(a.value, a.places);
      else if (b === undefined) continue;
      else if (formula.op === 'minus') text = toDecimalText(a.value.minus(b.value), Math.max(a.places, b.places));
      else if (b.value.isZero()) continue;
      else
        text = toDecimalText(
          (formula.op === 'growth' ? a.value.minus(b.value) : a.value).div(b.value).times(100),
          PLACES,
        );
      // A change that rounds to nothing has no sign.
      (computed[row.key] ??= {})[column] = (new exact(text).isZero() ? text.replace('-', '') : text) as DecimalText;
    }
  return computed;
}
