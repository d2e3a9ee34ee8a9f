import type { ScorePartsFragment } from '../gql/operations.generated.js';

/** 得分汇总: execution row, weights, true total and grade. */
export const ScoreSummary = ({ score }: { score: ScorePartsFragment }) => (
  <section className="panel" aria-labelledby="score-heading" data-testid="score-summary">
    <h2 id="score-heading">得分</h2>
    <dl className="score-list">
      <dt>预算执行率</dt>
      <dd>{score.executionRate === null ? '—' : `${score.executionRate}%`}</dd>
      <dt>执行率得分</dt>
      <dd>
        {score.executionScore ?? '—'} / {score.executionWeight}
      </dd>
      <dt>分值合计</dt>
      <dd data-testid="weight-sum">{score.totalWeight}</dd>
      <dt>自评总分</dt>
      <dd>{score.total ?? '—'}</dd>
      {score.recheckTotal !== null && (
        <>
          <dt>复核总分</dt>
          <dd data-testid="recheck-total">{score.recheckTotal}</dd>
        </>
      )}
      <dt>评价等级</dt>
      <dd>{score.gradeLabel}</dd>
    </dl>
  </section>
);
