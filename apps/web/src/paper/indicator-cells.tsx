import type { ColumnSpec, Indicator } from '@chengwen/domain';
import { Fragment, memo } from 'react';
import type { ScorePartsFragment } from '../gql/operations.generated.js';
import { Cell } from './cell.js';
import { ColumnCell } from './column-cell.js';
import { RowSaidContext, usePaper, type Paper, type RecheckDraft, type Said } from './paper-context.js';
import { RecheckCell } from './recheck-cell.js';
import { RowNumber } from './row-number.js';
import { RowMenu } from './row-menu.js';
import { TextInput } from './text-input.js';

export interface IndicatorCellsProps {
  readonly row: Indicator;
  readonly columns: readonly ColumnSpec[];
  readonly score: ScorePartsFragment['rows'][number] | undefined;
  /** What is said of this row, and of no other. */
  readonly said: Said;
  /** Where it is filed, in words: 产出指标 · 数量指标. */
  readonly path: string;
  /** The form prints numbers before its rows (指标N). */
  readonly numbered: boolean;
  readonly showRecheck: boolean;
  readonly setRecheck: NonNullable<Paper['recheck']>['set'] | undefined;
  readonly recheckEntry: RecheckDraft[string] | undefined;
}

const FILED = ['category', 'dimension', 'track', 'no'];

/**
 * The cells of one indicator (三级指标): its name and the columns of its template. It rests while other rows are typed in,
 * so everything it draws comes in by properties that stay the same.
 */
export const IndicatorCells = memo(
  ({ row, columns, score, said, path, numbered, showRecheck, setRecheck, recheckEntry }: IndicatorCellsProps) => {
    const { edit } = usePaper();
    const at = (field: string) => ({ part: 'indicators', row: row.id, field });
    const named = (what: string) => `${row.name || '未命名指标'} ${what}`;
    const set =
      edit && ((change: Partial<Omit<Indicator, 'id'>>) => edit({ type: 'indicator', id: row.id, set: change }));
    return (
      <RowSaidContext value={said}>
        <Cell place={at('name')} also={FILED.map(at)} label={named('三级指标')} className="name">
          <span className="path">{path}</span>
          <RowNumber row={row} numbered={numbered} edit={edit} />
          <TextInput
            label={named('三级指标')}
            value={row.name}
            maxLength={200}
            placeholder="指标名称"
            onChange={set && ((name) => set({ name }))}
          />
          {edit && <RowMenu row={row} />}
        </Cell>
        {columns.map((column) => (
          <Fragment key={column.key}>
            <ColumnCell row={row} column={column} score={score} set={set} />
            {column.key === 'score' && showRecheck && (
              <Cell place={at('recheck')} label={named('复核得分')} head="复核得分" className="number">
                <RecheckCell row={row} score={score} label={named('复核得分')} entry={recheckEntry} set={setRecheck} />
              </Cell>
            )}
            {column.key === 'score' && (
              <Cell place={at('scoreReason')} label={named('评分说明')} head="评分说明" className="words">
                <TextInput
                  label={named('评分说明')}
                  value={row.scoreReason}
                  maxLength={1000}
                  onChange={set && ((scoreReason) => set({ scoreReason }))}
                />
              </Cell>
            )}
          </Fragment>
        ))}
      </RowSaidContext>
    );
  },
);
