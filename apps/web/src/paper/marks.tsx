import { Button, Popover } from 'antd';
import type { CommentPartsFragment, FindingPartsFragment } from '../gql/operations.generated.js';
import { usePaper } from './paper-context.js';
import { placeKey, type Place } from './place.js';
import { SEVERITY_LABELS } from './severity.js';

const ORDER = Object.keys(SEVERITY_LABELS);

const SIGNS: Readonly<Record<string, string>> = { error: '错', explain: '说', warning: '提', info: '示' };

/** Most serious first. */
export const bySeverity = (a: FindingPartsFragment, b: FindingPartsFragment): number =>
  ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity);

const FindingLine = ({ finding }: { finding: FindingPartsFragment }) => {
  const { onFix } = usePaper();
  const { fix } = finding;
  return (
    <li className={`finding-line ${finding.severity}`}>
      <strong>{SEVERITY_LABELS[finding.severity] ?? finding.severity}</strong> {finding.message}
      {fix && onFix && (
        <Button size="small" onClick={() => onFix(finding)}>
          {fix.label}
        </Button>
      )}
    </li>
  );
};

const CommentLine = ({ comment }: { comment: CommentPartsFragment }) => {
  const { onAnswer } = usePaper();
  return (
    <li className="comment-line">
      <strong>{comment.name}</strong>：{comment.text}
      {comment.answer && <div className="answer">处理：{comment.answer}</div>}
      {!comment.resolved && onAnswer && (
        <Button size="small" onClick={() => onAnswer(comment)}>
          处理批注
        </Button>
      )}
    </li>
  );
};

/** Findings and comments at some places that share one cell, most serious first. */
export const useSaid = (places: readonly Place[]) => {
  const { findings, comments } = usePaper();
  const keys = places.map(placeKey);
  const found = keys.flatMap((key) => findings.get(key) ?? []).sort(bySeverity);
  const said = keys.flatMap((key) => comments.get(key) ?? []);
  return { found, said, worst: found[0]?.severity, open: said.some(({ resolved }) => !resolved) };
};

/**
 * What is to be seen at one cell: findings and comments, behind two small buttons (检查结果、批注). Tab passes
 * them by, to go from cell to cell: the panel beside the paper lists the same, in reach of the keyboard.
 */
export const CellMarks = ({ places, label }: { places: readonly Place[]; label: string }) => {
  const { found, said, worst = 'info', open } = useSaid(places);
  if (found.length + said.length === 0) return null;
  return (
    <span className="marks">
      {found.length > 0 && (
        <Popover
          trigger="click"
          placement="bottom"
          content={
            <ul className="mark-list">
              {found.map((finding) => (
                <FindingLine key={finding.rule + placeKey(finding.where) + finding.message} finding={finding} />
              ))}
            </ul>
          }
        >
          <button
            type="button"
            tabIndex={-1}
            className={`mark ${worst}`}
            aria-label={`${label}：${found.map(({ message }) => message).join('；')}`}
          >
            {SIGNS[worst]}
          </button>
        </Popover>
      )}
      {said.length > 0 && (
        <Popover
          trigger="click"
          placement="bottom"
          content={
            <ul className="mark-list">
              {said.map((comment) => (
                <CommentLine key={comment.id} comment={comment} />
              ))}
            </ul>
          }
        >
          <button
            type="button"
            tabIndex={-1}
            className={`mark comment${open ? '' : ' resolved'}`}
            aria-label={`${label} 的批注：${said.map(({ text }) => text).join('；')}`}
          >
            批
          </button>
        </Popover>
      )}
    </span>
  );
};
