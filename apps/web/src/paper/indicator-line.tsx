import type { ColumnSpec } from '@chengwen/domain';
import { memo } from 'react';
import { IndicatorCells, type IndicatorCellsProps } from './indicator-cells.js';
import type { GridLine } from './row-groups.js';

/** What one side of a line shows beside what is filled in. */
type Share = Pick<IndicatorCellsProps, 'score' | 'said' | 'recheckEntry'>;

interface IndicatorLineProps {
  readonly line: GridLine;
  /** Sum of the weights of the category that begins here. */
  readonly weight: string | undefined;
  readonly columns: readonly ColumnSpec[];
  readonly numbered: boolean;
  readonly showRecheck: boolean;
  readonly setRecheck: IndicatorCellsProps['setRecheck'];
  readonly shares: readonly Share[];
}

const named = (row: string | undefined) => (row === undefined ? {} : { id: `row-${row}`, 'data-testid': `row-${row}` });

/** Two lines that print the same, though they were put together anew. */
const sameLine = (a: IndicatorLineProps, b: IndicatorLineProps): boolean =>
  a.weight === b.weight &&
  a.columns === b.columns &&
  a.numbered === b.numbered &&
  a.showRecheck === b.showRecheck &&
  a.setRecheck === b.setRecheck &&
  a.line.category.label === b.line.category.label &&
  a.line.category.span === b.line.category.span &&
  a.line.sides.length === b.line.sides.length &&
  a.line.sides.every(({ row, dimension }, side) => {
    const other = b.line.sides[side];
    const [own, its] = [a.shares[side], b.shares[side]];
    return (
      row === other?.row &&
      dimension.label === other?.dimension.label &&
      dimension.span === other.dimension.span &&
      own?.score === its?.score &&
      own?.said === its?.said &&
      own?.recheckEntry === its?.recheckEntry
    );
  });

/**
 * One printed line: the merged cells of its category and dimensions, and on each side the cells of a row or an empty place. It
 * rests until something in it prints differently.
 */
export const IndicatorLine = memo(
  ({ line, weight, columns, numbered, showRecheck, setRecheck, shares }: IndicatorLineProps) => {
    const { category, sides } = line;
    return (
      <tr {...named(sides.find(({ row }) => row !== undefined)?.row?.id)}>
        {category.span > 0 && (
          <th scope="rowgroup" rowSpan={category.span} className="merged">
            {category.label}
            {weight !== undefined && <span className="sub">{weight}分</span>}
          </th>
        )}
        {sides.map(({ row, dimension, track }, side) => {
          const share = shares[side];
          return [
            dimension.span > 0 && (
              <th key={`${track} dimension`} scope="rowgroup" rowSpan={dimension.span} className="merged">
                {dimension.label}
              </th>
            ),
            row && share ? (
              <IndicatorCells
                key={row.id}
                row={row}
                columns={columns}
                path={`${category.label} · ${dimension.label}`}
                numbered={numbered}
                showRecheck={showRecheck}
                setRecheck={setRecheck}
                {...share}
              />
            ) : (
              // Columns of a form of two tracks have no companions: the name and the columns are all.
              <td key={`${track} empty`} colSpan={1 + columns.length} className="computed empty-side" />
            ),
          ];
        })}
      </tr>
    );
  },
  sameLine,
);
