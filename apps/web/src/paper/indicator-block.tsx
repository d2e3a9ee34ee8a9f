import type { ColumnSpec } from '@chengwen/domain';
import { useEffect, useMemo, useRef, useState } from 'react';
import { AddIndicator } from './add-indicator.js';
import { headedColumns, isWide } from './grid-columns.js';
import { onGridKey } from './grid-keys.js';
import { IndicatorFoot } from './indicator-foot.js';
import { IndicatorHead } from './indicator-head.js';
import { IndicatorLine } from './indicator-line.js';
import { CellMarks, useSaid } from './marks.js';
import { useFilled, usePaper, useSaying, type Paper, type Said } from './paper-context.js';
import { groupRows } from './row-groups.js';
import { NOTHING_SAID, saidByRow } from './row-said.js';
import { weightsByCategory } from './weight-sum.js';

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
  const weights = useMemo(() => weightsByCategory(indicators), [indicators]);
  const scores = useMemo(() => new Map(score.rows.map((row) => [row.row, row])), [score.rows]);
  if (template.categories.length === 0) return null;
  const showRecheck = recheck !== undefined || score.rows.some((row) => row.recheck !== null);
  const reasons = indicators.some(({ scoreReason }) => scoreReason.trim() !== '');
  const numbered = indicators.some(({ no }) => no !== undefined);
  const weighed = columns.some(({ key }) => key === 'weight');
  const tracks = template.tracks ?? [];
  const perSide = 2 + columns.length + (columns.some(({ key }) => key === 'score') ? (showRecheck ? 2 : 1) : 0);
  const wide = isWide(template);
  return (
    <section id="block-indicators">
      <div className={`grid-scroll long${wide ? ' wide' : ''}`}>
        <table className={`grid indicators${wide ? ' wide' : ''}`} onKeyDown={onGridKey}>
          <caption className={block.found.length > 0 ? 'cell marked' : ''}>
            绩效指标
            <CellMarks places={BLOCK} label="绩效指标" />
          </caption>
          <IndicatorHead tracks={tracks} columns={columns} showRecheck={showRecheck} reasons={reasons} />
          <tbody>
            {lines.map((line) => (
              <IndicatorLine
                key={line.sides.map(({ row }) => row?.id ?? '').join(' ')}
                line={line}
                weight={weighed && line.category.span > 0 ? weights.get(line.category.key) : undefined}
                columns={columns}
                numbered={numbered}
                showRecheck={showRecheck}
                setRecheck={recheck?.set}
                shares={line.sides.map(({ row }) => ({
                  score: row && scores.get(row.id),
                  said: (row && shares.get(row.id)) ?? NOTHING_SAID,
                  recheckEntry: row && recheck?.rows[row.id],
                }))}
              />
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
      </div>
      {edit && <AddIndicator latest={latest} />}
    </section>
  );
};
