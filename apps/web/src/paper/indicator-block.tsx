import type { ColumnSpec } from '@chengwen/domain';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { AddIndicator } from './add-indicator.js';
import { headedColumns, isWide } from './grid-columns.js';
import { onGridKey } from './grid-keys.js';
import { IndicatorCells } from './indicator-cells.js';
import { IndicatorFoot } from './indicator-foot.js';
import { IndicatorHead } from './indicator-head.js';
import { CellMarks, useSaid } from './marks.js';
import { useFilled, usePaper, useSaying, type Paper, type Said } from './paper-context.js';
import { groupRows, type GridLine } from './row-groups.js';
import { NOTHING_SAID, saidByRow } from './row-said.js';
import { weightOf } from './weight-sum.js';

const BLOCK = [{ part: 'indicators' }];

/** What is said of each row; a row of which nothing new is said keeps its share and rests. */
const useSaidByRow = (): ReadonlyMap<string, Said> => {
  const said = useSaying();
  const before = useRef<ReadonlyMap<string, Said>>(new Map());
  const shares = useMemo(() => saidByRow(said, before.current), [said]);
  useEffect(() => {
    before.current = shares;
  }, [shares]);
  return shares;
};

/** The very same columns as before while they read the same, so that rows can rest. */
const useSteady = (columns: readonly ColumnSpec[]): readonly ColumnSpec[] => {
  const [kept, setKept] = useState(columns);
  const same =
    kept.length === columns.length &&
    columns.every(({ key, label }, at) => key === kept[at]?.key && label === kept[at].label);
  if (!same) setKept(columns);
  return same ? kept : columns;
};

interface LineProps {
  readonly line: GridLine;
  readonly weight: string | undefined;
  readonly children: readonly ReactNode[];
}

const named = (row: string | undefined) => (row === undefined ? {} : { id: `row-${row}`, 'data-testid': `row-${row}` });

/** One printed line: the merged cells of its category and dimensions, and the cells of a row or an empty place on each side. */
const Line = ({ line: { category, sides }, weight, children }: LineProps) => (
  <tr {...named(sides.find(({ row }) => row !== undefined)?.row?.id)}>
    {category.span > 0 && (
      <th scope="rowgroup" rowSpan={category.span} className="merged">
        {category.label}
        {weight !== undefined && <span className="sub">{weight}分</span>}
      </th>
    )}
    {sides.map(({ dimension, track }, side) => [
      dimension.span > 0 && (
        <th key={`${track} dimension`} scope="rowgroup" rowSpan={dimension.span} className="merged">
          {dimension.label}
        </th>
      ),
      children[side],
    ])}
  </tr>
);

/** 绩效指标: the indicator grid with its first columns merged, as on paper; a form of two tracks has them side by side. */
export const IndicatorBlock = ({ recheck }: Pick<Paper, 'recheck'>) => {
  const { template, edit } = usePaper();
  const { content, score, year } = useFilled();
  const shares = useSaidByRow();
  const columns = useSteady(headedColumns(template, content, { year, filling: edit !== undefined }));
  const latest = useRef(content);
  useEffect(() => {
    latest.current = content;
  }, [content]);
  const block = useSaid(BLOCK);
  const { indicators } = content;
  const lines = useMemo(() => groupRows(template, indicators), [template, indicators]);
  if (template.categories.length === 0) return null;
  const scores = new Map(score.rows.map((row) => [row.row, row]));
  const showRecheck = recheck !== undefined || score.rows.some((row) => row.recheck !== null);
  const reasons = indicators.some(({ scoreReason }) => scoreReason.trim() !== '');
  const weighed = columns.some(({ key }) => key === 'weight');
  const tracks = template.tracks ?? [];
  const perSide = 2 + columns.length + (columns.some(({ key }) => key === 'score') ? (showRecheck ? 2 : 1) : 0);
  const wide = isWide(template);
  return (
    <section id="block-indicators" className={`grid-scroll${wide ? ' wide' : ''}`}>
      <table className={`grid indicators${wide ? ' wide' : ''}`} onKeyDown={onGridKey}>
        <caption className={block.found.length > 0 ? 'cell marked' : ''}>
          绩效指标
          <CellMarks places={BLOCK} label="绩效指标" />
        </caption>
        <IndicatorHead tracks={tracks} columns={columns} showRecheck={showRecheck} reasons={reasons} />
        <tbody>
          {lines.map((line) => (
            <Line
              key={line.sides.map(({ row }) => row?.id ?? '').join(' ')}
              line={line}
              weight={
                weighed && line.category.span > 0
                  ? weightOf(indicators.filter(({ category }) => category === line.category.key))
                  : undefined
              }
            >
              {line.sides.map(({ row, dimension, track }) =>
                row ? (
                  <IndicatorCells
                    key={row.id}
                    row={row}
                    columns={columns}
                    score={scores.get(row.id)}
                    said={shares.get(row.id) ?? NOTHING_SAID}
                    path={`${line.category.label} · ${dimension.label}`}
                    showRecheck={showRecheck}
                    setRecheck={recheck?.set}
                    recheckEntry={recheck?.rows[row.id]}
                  />
                ) : (
                  <td key={`${track} empty`} colSpan={perSide - 1} className="computed empty-side" />
                ),
              )}
            </Line>
          ))}
          {lines.length === 0 && (
            <tr>
              <td colSpan={1 + perSide * Math.max(1, tracks.length)} className="grid-empty">
                还没有绩效指标{edit && '，请在下面选择二级指标后新增'}
              </td>
            </tr>
          )}
        </tbody>
        {weighed && tracks.length === 0 && <IndicatorFoot columns={columns} showRecheck={showRecheck} />}
      </table>
      {edit && <AddIndicator latest={latest} />}
    </section>
  );
};
