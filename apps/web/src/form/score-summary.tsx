import type { FormContent, Template } from '@chengwen/domain';
import type { ScorePartsFragment } from '../gql/operations.generated.js';
import { weighingOf } from '../paper/grid-columns.js';
import { weightSum } from '../paper/weight-sum.js';

interface ScoreSummaryProps {
  readonly template: Template;
  readonly content: FormContent;
  readonly score: ScorePartsFragment;
}

/** 得分汇总: execution row, weights, true total and grade. */
const Scores = ({ score }: Pick<ScoreSummaryProps, 'score'>) => (
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

/** 分值合计 of a form that only weighs: what the weights add up to beside what they have to, by 一级指标. */
const Weights = ({ template, content }: Pick<ScoreSummaryProps, 'template' | 'content'>) => {
  const { actual, expected, right, categories } = weightSum(template, content);
  return (
    <section className="panel" aria-labelledby="weight-heading" data-testid="weight-summary">
      <h2 id="weight-heading">分值</h2>
      <dl className="score-list">
        {categories.map(({ label, actual: sum, expected: wanted }) => (
          <div key={label} className="score-line">
            <dt>{label}</dt>
            <dd>{wanted === undefined ? sum : `${sum} / ${wanted}`}</dd>
          </div>
        ))}
        <dt>合计</dt>
        <dd data-testid="weight-sum" className={right ? '' : 'wrong-sum'}>
          {actual} / {expected}
        </dd>
      </dl>
    </section>
  );
};

/** What a form amounts to now: its score, its weights, or nothing where it has neither. */
export const ScoreSummary = ({ template, content, score }: ScoreSummaryProps) => {
  const weighing = weighingOf(template);
  if (weighing === 'scored') return <Scores score={score} />;
  return weighing === 'weighted' ? <Weights template={template} content={content} /> : null;
};
