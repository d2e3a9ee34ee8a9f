import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Failure } from '../client/failure.js';
import { FailureNotice } from '../frame/failure-notice.js';

interface DecisionDialogProps {
  readonly title: string;
  /** What will happen, said before the click that counts. */
  readonly consequence: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly ready?: boolean;
  readonly running: boolean;
  readonly failure: Failure | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** The last question before a command (确认): consequence, what has to be filled in, and a refusal if there is one. */
export const DecisionDialog = (props: DecisionDialogProps) => {
  const {
    title,
    consequence,
    confirm,
    danger = false,
    ready = true,
    running,
    failure,
    onConfirm,
    onClose,
    children,
  } = props;
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={onClose} disabled={running} data-testid="cancel">
          取消
        </Button>,
        <Button
          key="confirm"
          type="primary"
          danger={danger}
          loading={running}
          disabled={!ready}
          onClick={onConfirm}
          data-testid="confirm"
        >
          {confirm}
        </Button>,
      ]}
    >
      <p className="consequence" data-testid="consequence">
        {consequence}
      </p>
      {children}
      {failure && <FailureNotice failure={failure} onRetry={onConfirm} />}
    </Modal>
  );
};
