import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { seenOf, useDecision } from '../form/use-decision.js';
import { ApproveFormDocument, type ApproveFormMutation, type FormViewFragment } from '../gql/operations.generated.js';
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
      <label className="field-label" htmlFor="opinion">
        审核意见
      </label>
      <Input.TextArea
        id="opinion"
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={2000}
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
        data-testid="opinion"
      />
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
