import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { seenOf, useDecision } from '../form/use-decision.js';
import { ApproveFormDocument, type ApproveFormMutation, type FormViewFragment } from '../gql/operations.generated.js';
import { useSession } from '../session/session.js';
import { afterApproval } from './after-approval.js';
import { DecisionDialog } from './decision-dialog.js';

const picked = (data: ApproveFormMutation) => data.approveForm;
const PHRASES = [
  '同意。',
  '经审核，数据属实，同意上报。',
  '经审核，自评结果客观，同意。',
  '原则同意，请在后续工作中落实改进措施。',
];

interface ApproveDialogProps {
  readonly form: FormViewFragment;
  readonly action: FormViewFragment['actions'][number];
  readonly onDecided: (form: FormViewFragment) => void;
  readonly onClose: () => void;
}

/** 审核通过 with its opinion; a stock phrase is one click. */
export const ApproveDialog = ({ form, action, onDecided, onClose }: ApproveDialogProps) => {
  const [opinion, setOpinion] = useState('');
  const { person } = useSession();
  const after = afterApproval(form.stages, person?.id);
  const { decide, running, failure } = useDecision('approve', ApproveFormDocument, picked, seenOf(form), onDecided);
  const confirm = async () => {
    if (await decide({ opinion: opinion.trim() })) onClose();
  };
  return (
    <DecisionDialog
      title={action.label}
      consequence={action.consequence}
      confirm={action.label}
      ready={opinion.trim() !== ''}
      running={running}
      failure={failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {after && (
        <p className="muted" data-testid="next-stage">
          {after}
        </p>
      )}
      <label className="field-label" htmlFor="opinion">
        审核意见
        <span className="required" aria-hidden="true">
          *
        </span>
      </label>
      <Input.TextArea
        id="opinion"
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={2000}
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
        aria-required
        data-testid="opinion"
      />
      {opinion.trim() === '' && <p className="muted">填写审核意见后方可确认；可点下面的常用语。</p>}
      <Space wrap className="phrases">
        {PHRASES.map((phrase) => (
          <Button key={phrase} size="small" onClick={() => setOpinion(phrase)}>
            {phrase}
          </Button>
        ))}
      </Space>
    </DecisionDialog>
  );
};
