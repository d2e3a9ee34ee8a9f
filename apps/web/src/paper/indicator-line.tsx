import type { Indicator } from '@chengwen/domain';
import type { ScorePartsFragment } from '../gql/operations.generated.js';
import { readDecimal } from '../values/decimal-typing.js';
import { ValueCell } from '../values/value-cell.js';
import { AutomaticScore } from './automatic-score.js';
import { Cell } from './cell.js';
import { FigureInput } from './figure-input.js';
import { usePaper } from './paper-context.js';
import { RecheckCell } from './recheck-cell.js';
import type { GridLine } from './row-groups.js';
import { RowMenu } from './row-menu.js';
import { TextInput } from './text-input.js';

type RowScore = ScorePartsFragment['rows'][number];

interface IndicatorLineProps extends GridLine {
  readonly score: RowScore | undefined;
  readonly categoryWeight: string;
  readonly showRecheck: boolean;
}

/** One indicator (三级指标) of the grid. */
export const IndicatorLine = ({ row, score, category, dimension, categoryWeight, showRecheck }: IndicatorLineProps) => {
  const { edit } = usePaper();
  const at = (field: string) => ({ part: 'indicators', row: row.id, field });
  const named = (what: string) => `${row.name || '未命名指标'} ${what}`;
  const set =
    edit && ((change: Partial<Omit<Indicator, 'id'>>) => edit({ type: 'indicator', id: row.id, set: change }));
  return (
    <tr id={`row-${row.id}`} data-testid={`row-${row.id}`}>
      {category.span > 0 && (
        <th scope="rowgroup" rowSpan={category.span} className="merged">
          {category.label}
          <span className="sub">{categoryWeight}分</span>
        </th>
      )}
      {dimension.span > 0 && (
        <th scope="rowgroup" rowSpan={dimension.span} className="merged">
          {dimension.label}
        </th>
      )}
      <Cell place={at('name')} also={['category', 'dimension'].map(at)} label={named('三级指标')} className="name">
        <span className="path">
          {category.label} · {dimension.label}
        </span>
        <TextInput
          label={named('三级指标')}
          value={row.name}
          maxLength={200}
          placeholder="指标名称"
          onChange={set && ((name) => set({ name }))}
        />
        {edit && <RowMenu row={row} />}
      </Cell>
      <Cell place={at('target')} label={named('年度指标值')} head="年度指标值" className="value">
        <ValueCell
          value={row.target}
          place={{ role: 'target', name: row.name }}
          label={named('年度指标值')}
          column="target"
          onChange={set && ((target) => set({ target }))}
        />
      </Cell>
      <Cell place={at('actual')} label={named('实际完成值')} head="实际完成值" className="value">
        <ValueCell
          value={row.actual}
          place={{ role: 'actual', name: row.name }}
          label={named('实际完成值')}
          column="actual"
          onChange={set && ((actual) => set({ actual }))}
        />
      </Cell>
      <Cell place={at('weight')} label={named('分值')} head="分值" className="number">
        <FigureInput
          place={at('weight')}
          label={named('分值')}
          shown={row.weight ?? ''}
          read={readDecimal}
          column="weight"
          onChange={(weight) => set?.({ weight })}
        />
      </Cell>
      <Cell place={at('score')} label={named('自评得分')} head="自评得分" className="number">
        <FigureInput
          place={at('score')}
          label={named('自评得分')}
          shown={row.score ?? ''}
          read={readDecimal}
          column="score"
          onChange={(given) => set?.({ score: given })}
        />
        {score && <AutomaticScore score={score} given={row.score} onTake={set && ((taken) => set({ score: taken }))} />}
      </Cell>
      {showRecheck && (
        <Cell place={at('recheck')} label={named('复核得分')} head="复核得分" className="number">
          <RecheckCell row={row} score={score} label={named('复核得分')} />
        </Cell>
      )}
      <Cell place={at('scoreReason')} label={named('评分说明')} head="评分说明" className="words">
        <TextInput
          label={named('评分说明')}
          value={row.scoreReason}
          maxLength={1000}
          onChange={set && ((scoreReason) => set({ scoreReason }))}
        />
      </Cell>
      <Cell
        place={at('variance')}
        label={named('偏差原因分析及改进措施')}
        head="偏差原因分析及改进措施"
        className="words"
      >
        <TextInput
          label={named('偏差原因分析及改进措施')}
          value={row.variance}
          maxLength={2000}
          onChange={set && ((variance) => set({ variance }))}
        />
      </Cell>
    </tr>
  );
};
