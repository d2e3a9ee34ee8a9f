import { Button, Modal } from 'antd';
import { memo, useEffect, useState } from 'react';
import { useBlocker } from 'react-router';

interface LeaveGuardProps {
  readonly unsaved: boolean;
  readonly save: () => Promise<unknown>;
  /** What is being written that cannot be saved, only given: 退回, 复核评分. */
  readonly writing: string | undefined;
}

/** Ctrl+S saves; leaving with unsaved text, or with a decision half written, asks first (未保存提醒). */
export const LeaveGuard = memo(({ unsaved, save, writing }: LeaveGuardProps) => {
  const holds = unsaved || writing !== undefined;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => holds && currentLocation.pathname !== nextLocation.pathname,
  );
  const [saving, setSaving] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (unsaved) void save();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [save, unsaved]);

  useEffect(() => {
    if (!holds) return undefined;
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [holds]);

  const saveAndGo = async () => {
    setSaving(true);
    const kept = await save();
    setSaving(false);
    if (kept) blocker.proceed?.();
    else blocker.reset?.();
  };

  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={unsaved ? '有尚未保存的修改' : `${writing ?? ''}尚未确认`}
      onCancel={() => blocker.reset?.()}
      footer={[
        <Button key="stay" onClick={() => blocker.reset?.()}>
          留在本页
        </Button>,
        <Button key="leave" danger onClick={() => blocker.proceed?.()} data-testid="leave-unsaved">
          {unsaved ? '放弃修改并离开' : '放弃并离开'}
        </Button>,
        unsaved && writing === undefined && (
          <Button key="save" type="primary" loading={saving} onClick={() => void saveAndGo()}>
            保存后离开
          </Button>
        ),
      ]}
    >
      {unsaved && <p>离开本页后，未保存的修改将丢失。</p>}
      {writing && <p>已填写的{writing}内容尚未确认，离开本页后将丢失。</p>}
    </Modal>
  );
});
