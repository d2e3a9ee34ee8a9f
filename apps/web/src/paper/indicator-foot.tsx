import type { ColumnSpec } from '@chengwen/domain';
import { Cell } from './cell.js';
import { weighingOf } from './grid-columns.js';
import { useFilled, usePaper } from './paper-context.js';
import { weightSum } from './weight-sum.js';

const TOTAL = { part: 'total' };
const TOTAL_WEIGHT = { part: 'total', field: 'weight' };
const WEIGHTS = [{ part: 'indicators', field: 'weight' }];

/** The last line of a weighed grid: what the weights add up to, and, where rows are scored, the true total and its grade. */
export const IndicatorFoot = ({ columns, showRecheck }: { columns: readonly ColumnSpec[]; showRecheck: boolean }) => {
  const { template } = usePaper();
  const { content, score } = useFilled();
  const scored = weighingOf(template) === 'scored';
  const sum = scored ? undefined : weightSum(template, content);
  const weightAt = columns.findIndex(({ key }) => key === 'weight');
  const scoreAt = columns.findIndex(({ key }) => key === 'score');
  const between = scoreAt > weightAt ? scoreAt - weightAt - 1 : 0;
  const behind = columns.length - 1 - Math.max(weightAt, scoreAt) + (scoreAt < 0 ? 0 : 1);
  return (
    <tfoot>
      <tr className="total-row" id="block-total" data-testid="total-row">
        <th scope="row" colSpan={3 + weightAt}>
          {scored ? '总分' : '分值合计'}{' '}
          <span className="sub-inline">
            {scored ? `（含预算执行率 ${score.executionWeight} 分）` : `（应为 ${sum?.expected} 分）`}
          </span>
        </th>
        <Cell place={TOTAL_WEIGHT} also={WEIGHTS} label="分值合计" head="分值" className="number">
          {scored ? score.totalWeight : sum?.actual}
        </Cell>
        {between > 0 && <td colSpan={between} />}
        {scoreAt >= 0 && (
          <Cell place={TOTAL} label="总分" head="自评得分" className="number">
            {score.total}
          </Cell>
        )}
        {scoreAt >= 0 && showRecheck && (
          <td className="number" data-head="复核得分">
            {score.recheckTotal ?? ''}
          </td>
        )}
        {behind > 0 &&
          (scoreAt >= 0 ? (
            <td colSpan={behind} data-head="评价等级">
              评价等级：<strong>{score.gradeLabel}</strong>
            </td>
          ) : (
            <td colSpan={behind} />
          ))}
      </tr>
    </tfoot>
  );
};
