import { Input } from 'antd';
import { useState } from 'react';
import { seenOf, useDecision } from '../form/use-decision.js';
import { VoidFormDocument, type FormViewFragment, type VoidFormMutation } from '../gql/operations.generated.js';
import { DecisionDialog } from './decision-dialog.js';

const picked = (data: VoidFormMutation) => data.voidForm;

interface VoidDialogProps {
  readonly form: FormViewFragment;
  readonly action: FormViewFragment['actions'][number];
  readonly onDecided: (form: FormViewFragment) => void;
  readonly onClose: () => void;
}

/** 作废 with its reason. */
export const VoidDialog = ({ form, action, onDecided, onClose }: VoidDialogProps) => {
  const [reason, setReason] = useState('');
  const { decide, running, failure } = useDecision('void', VoidFormDocument, picked, seenOf(form), onDecided);
  const confirm = async () => {
    if (await decide({ reason: reason.trim() })) onClose();
  };
  return (
    <DecisionDialog
      title={action.label}
      consequence={action.consequence}
      confirm={action.label}
      danger
      ready={reason.trim() !== ''}
      running={running}
      failure={failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <label className="field-label" htmlFor="void-reason">
        作废原因
      </label>
      <Input.TextArea
        id="void-reason"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        data-testid="void-reason"
      />
    </DecisionDialog>
  );
};
