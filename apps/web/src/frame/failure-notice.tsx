import { Alert, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import type { Failure } from '../client/failure.js';

interface FailureNoticeProps {
  readonly failure: Failure;
  /** Sends the same click again; offered where no answer came. */
  readonly onRetry?: (() => void) | undefined;
  readonly onClose?: () => void;
  /** What can be done about this one, beside reading it. */
  readonly children?: ReactNode;
}

/** A no or a fault, said where the person looks (提示). */
export const FailureNotice = ({ failure, onRetry, onClose, children }: FailureNoticeProps) => (
  <Alert
    className="failure"
    type={failure.kind === 'refused' ? 'warning' : 'error'}
    showIcon
    role="alert"
    data-testid="failure"
    data-code={failure.code}
    title={failure.message}
    {...(onClose && { closable: { onClose, 'aria-label': '关闭提示' } })}
    action={
      <Space wrap>
        {children}
        {onRetry && failure.kind !== 'refused' && (
          <Button size="small" onClick={onRetry} data-testid="retry">
            重试
          </Button>
        )}
      </Space>
    }
  />
);
