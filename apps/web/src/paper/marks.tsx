import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CommentPartsFragment, FindingPartsFragment } from '../gql/operations.generated.js';
import { Flyout, useFlyoutButton } from './flyout.js';
import { usePaper, useSaying } from './paper-context.js';
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
  const { findings, comments } = useSaying();
  const keys = places.map(placeKey);
  const found = keys.flatMap((key) => findings.get(key) ?? []).sort(bySeverity);
  const said = keys.flatMap((key) => comments.get(key) ?? []);
  return { found, said, worst: found[0]?.severity, open: said.some(({ resolved }) => !resolved) };
};

interface MarkProps {
  readonly kind: string;
  readonly sign: string;
  readonly label: string;
  readonly content: () => ReactNode;
}

const Mark = ({ kind, sign, label, content }: MarkProps) => {
  const [open, setOpen] = useState(false);
  const button = useFlyoutButton(open, setOpen);
  return (
    <>
      <button type="button" tabIndex={-1} className={`mark ${kind}`} aria-label={label} {...button}>
        {sign}
      </button>
      <Flyout open={open} onOpenChange={setOpen} content={open && <ul className="mark-list">{content()}</ul>} />
    </>
  );
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
        <Mark
          kind={worst}
          sign={SIGNS[worst] ?? '示'}
          label={`${label}：${found.map(({ message }) => message).join('；')}`}
          content={() =>
            found.map((finding) => (
              <FindingLine key={finding.rule + placeKey(finding.where) + finding.message} finding={finding} />
            ))
          }
        />
      )}
      {said.length > 0 && (
        <Mark
          kind={`comment${open ? '' : ' resolved'}`}
          sign="批"
          label={`${label} 的批注：${said.map(({ text }) => text).join('；')}`}
          content={() => said.map((comment) => <CommentLine key={comment.id} comment={comment} />)}
        />
      )}
    </span>
  );
};
