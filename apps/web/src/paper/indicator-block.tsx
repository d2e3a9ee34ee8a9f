import { exact, type Indicator } from '@chengwen/domain';
import { AddIndicator } from './add-indicator.js';
import { Cell } from './cell.js';
import { onGridKey } from './grid-keys.js';
import { IndicatorLine } from './indicator-line.js';
import { CellMarks, useSaid } from './marks.js';
import { usePaper } from './paper-context.js';
import { groupRows } from './row-groups.js';

/** Sum of printed weights, exact (分值合计). */
const weightOf = (rows: readonly Indicator[]): string =>
  rows.reduce((sum, { weight }) => sum.add(weight ?? 0), new exact(0)).toFixed();

const BLOCK = [{ part: 'indicators' }];
const TOTAL = { part: 'total' };
const TOTAL_WEIGHT = { part: 'total', field: 'weight' };
const WEIGHTS = [{ part: 'indicators', field: 'weight' }];

/** 绩效指标: the indicator grid with its first two columns merged, as on paper; cards on a narrow screen. */
export const IndicatorBlock = () => {
  const { template, content, score, edit, recheck } = usePaper();
  const lines = groupRows(template, content.indicators);
  const scores = new Map(score.rows.map((row) => [row.row, row]));
  const showRecheck = recheck !== undefined || score.rows.some((row) => row.recheck !== null);
  const reasons = content.indicators.some(({ scoreReason }) => scoreReason.trim() !== '');
  const block = useSaid(BLOCK);
  return (
    <section id="block-indicators" className="grid-scroll">
      <table className="grid indicators" onKeyDown={onGridKey}>
        <caption className={block.found.length > 0 ? 'cell marked' : ''}>
          绩效指标
          <CellMarks places={BLOCK} label="绩效指标" />
        </caption>
        <colgroup>
          <col className="w-category" />
          <col className="w-dimension" />
          <col className="w-name" />
          <col className="w-value" />
          <col className="w-value" />
          <col className="w-weight" />
          <col className="w-score" />
          {showRecheck && <col className="w-recheck" />}
          <col className={reasons ? 'w-reason' : 'w-reason empty'} />
          <col className="w-variance" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">一级指标</th>
            <th scope="col">二级指标</th>
            <th scope="col">三级指标</th>
            <th scope="col">年度指标值</th>
            <th scope="col">实际完成值</th>
            <th scope="col">分值</th>
            <th scope="col">自评得分</th>
            {showRecheck && <th scope="col">复核得分</th>}
            <th scope="col">评分说明</th>
            <th scope="col">偏差原因分析及改进措施</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ row, category, dimension }) => (
            <IndicatorLine
              key={row.id}
              row={row}
              score={scores.get(row.id)}
              category={category}
              dimension={dimension}
              categoryWeight={weightOf(content.indicators.filter((other) => other.category === category.key))}
              showRecheck={showRecheck}
            />
          ))}
          {lines.length === 0 && (
            <tr>
              <td colSpan={showRecheck ? 10 : 9} className="grid-empty">
                还没有绩效指标{edit && '，请在下面选择二级指标后新增'}
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr className="total-row" id="block-total" data-testid="total-row">
            <th scope="row" colSpan={5}>
              总分 <span className="sub-inline">（含预算执行率 {score.executionWeight} 分）</span>
            </th>
            <Cell place={TOTAL_WEIGHT} also={WEIGHTS} label="分值合计" head="分值" className="number">
              {score.totalWeight}
            </Cell>
            <Cell place={TOTAL} label="总分" head="自评得分" className="number">
              {score.total}
            </Cell>
            {showRecheck && (
              <td className="number" data-head="复核得分">
                {score.recheckTotal ?? ''}
              </td>
            )}
            <td colSpan={2} data-head="评价等级">
              评价等级：<strong>{score.gradeLabel}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
      {edit && <AddIndicator />}
    </section>
  );
};
