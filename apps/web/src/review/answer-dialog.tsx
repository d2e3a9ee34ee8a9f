import { Input } from 'antd';
import { useState } from 'react';
import { seenOf, useDecision } from '../form/use-decision.js';
import {
  ResolveFormDocument,
  type CommentPartsFragment,
  type FormViewFragment,
  type ResolveFormMutation,
} from '../gql/operations.generated.js';
import { DecisionDialog } from './decision-dialog.js';

const picked = (data: ResolveFormMutation) => data.resolveForm;

interface AnswerDialogProps {
  readonly form: FormViewFragment;
  readonly comment: CommentPartsFragment;
  /** Keeps unsaved corrections first, so that the answer stands on what was corrected. */
  readonly beforeAnswer: (() => Promise<FormViewFragment | undefined>) | undefined;
  readonly onDecided: (form: FormViewFragment) => void;
  readonly onClose: () => void;
}

/** 处理批注: the author says what was done about a reviewer's comment. */
export const AnswerDialog = ({ form, comment, beforeAnswer, onDecided, onClose }: AnswerDialogProps) => {
  const [answer, setAnswer] = useState('');
  const [saving, setSaving] = useState(false);
  const { decide, running, failure } = useDecision('resolve', ResolveFormDocument, picked, seenOf(form), onDecided);
  const confirm = async () => {
    setSaving(true);
    const now = beforeAnswer ? await beforeAnswer() : form;
    setSaving(false);
    if (now && (await decide({ comment: comment.id, answer: answer.trim() }, seenOf(now)))) onClose();
  };
  return (
    <DecisionDialog
      title="处理批注"
      consequence={`${comment.name}：${comment.text}`}
      confirm="处理完毕"
      ready={answer.trim() !== ''}
      running={running || saving}
      failure={failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <label className="field-label" htmlFor="answer">
        处理说明
      </label>
      <Input.TextArea
        id="answer"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        placeholder="如：已按要求更正。"
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
        data-testid="answer"
      />
    </DecisionDialog>
  );
};
