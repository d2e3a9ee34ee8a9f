import type { FormContent } from '@chengwen/domain';
import { Button } from 'antd';
import { memo, useState } from 'react';
import type { CommentPartsFragment, FindingPartsFragment } from '../gql/operations.generated.js';
import type { Paper } from '../paper/paper-context.js';
import { placeKey, showPlace } from '../paper/place.js';
import { SEVERITY_LABELS } from '../paper/severity.js';
import { useNarrow } from '../frame/use-narrow.js';
import { placeLabel } from './place-label.js';
import { ScoreSummary } from './score-summary.js';

interface SidePanelProps {
  readonly paper: Paper;
  /** What was checked: a moment behind what is typed. */
  readonly checked: FormContent;
  readonly findings: readonly FindingPartsFragment[];
  readonly comments: readonly CommentPartsFragment[];
  /** Findings follow every keystroke; otherwise they are the server's. */
  readonly live: boolean;
}

const Comments = ({ paper, comments }: Pick<SidePanelProps, 'paper' | 'comments'>) => (
  <section className="panel" aria-labelledby="comments-heading" data-testid="comments">
    <h2 id="comments-heading">
      批注 <span className="count">{comments.filter(({ resolved }) => !resolved).length} 条待处理</span>
    </h2>
    <ol className="said">
      {comments.map((comment) => (
        <li key={comment.id} className={comment.resolved ? 'resolved' : ''} data-testid={`comment-${comment.id}`}>
          <button type="button" className="jump" onClick={() => showPlace(comment.where)}>
            {placeLabel(paper, comment.where)}
          </button>
          <p>
            {comment.name}：{comment.text}
          </p>
          {comment.answer && <p className="answer">处理：{comment.answer}</p>}
          {!comment.resolved && paper.onAnswer && (
            <Button size="small" onClick={() => paper.onAnswer?.(comment)} data-testid={`answer-${comment.id}`}>
              处理批注
            </Button>
          )}
        </li>
      ))}
    </ol>
  </section>
);

/** How many of each, the serious ones first: 错误 14 · 提醒 6. */
const countText = (findings: readonly FindingPartsFragment[]): string =>
  Object.entries(SEVERITY_LABELS)
    .map(([severity, label]) => ({ label, count: findings.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label} ${count}`)
    .join(' · ');

/** As many as are drawn at once: an imported form may have a thousand, and every answer of the rules draws them anew. */
const AT_ONCE = 60;

interface FindingItemProps extends Pick<Paper, 'onFix'> {
  readonly finding: FindingPartsFragment;
  readonly number: number;
  readonly label: string;
}

const FindingItem = memo(({ finding, number, label, onFix }: FindingItemProps) => (
  <li
    className={finding.severity}
    data-testid={`finding-${number}`}
    data-rule={finding.rule}
    data-severity={finding.severity}
  >
    <button type="button" className="jump" onClick={() => showPlace(finding.where)}>
      <span className="severity">{SEVERITY_LABELS[finding.severity] ?? finding.severity}</span>
      {label}
    </button>
    <p>{finding.message}</p>
    {finding.quote && <blockquote>{finding.quote}</blockquote>}
    {finding.fix && onFix && (
      <Button size="small" onClick={() => onFix(finding)} data-testid={`fix-${number}`}>
        {finding.fix.label}
      </Button>
    )}
  </li>
));

type FindingsProps = Pick<SidePanelProps, 'checked' | 'findings'> & Pick<Paper, 'template' | 'onFix'>;

const Findings = memo(({ template, checked, findings, onFix }: FindingsProps) => {
  const [most, setMost] = useState(AT_ONCE);
  return (
    <>
      <ol className="found">
        {findings.slice(0, most).map((finding, index) => (
          <FindingItem
            key={`${finding.rule} ${placeKey(finding.where)} ${finding.message}`}
            finding={finding}
            number={index + 1}
            label={placeLabel({ template, content: checked }, finding.where)}
            onFix={onFix}
          />
        ))}
      </ol>
      {findings.length > most && (
        <Button size="small" type="link" onClick={() => setMost(most + AT_ONCE)} data-testid="more-findings">
          还有 {findings.length - most} 条
        </Button>
      )}
    </>
  );
});

/** Beside the paper: score, findings, comments; a click on any of them goes to its cell. */
export const SidePanel = ({ paper, checked, findings, comments, live }: SidePanelProps) => {
  const narrow = useNarrow();
  return (
    <>
      <ScoreSummary template={paper.template} content={paper.content} score={paper.score} />
      {comments.length > 0 && <Comments paper={paper} comments={comments} />}
      <details className="panel" open={!narrow} data-testid="findings">
        <summary>
          <h2>
            检查结果{' '}
            <span className="count" data-testid="findings-count" aria-live="polite">
              {findings.length} 条
            </span>
          </h2>
          <span className="count-kinds">{countText(findings)}</span>
        </summary>
        {findings.length === 0 && <p className="muted">没有发现问题。</p>}
        <Findings template={paper.template} checked={checked} findings={findings} onFix={paper.onFix} />
        {live && <p className="muted">检查随填写即时更新。“错误”须更正，“需说明”须填写原因后方可提交。</p>}
      </details>
    </>
  );
};
