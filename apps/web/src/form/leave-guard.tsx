import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';

interface LeaveGuardProps {
  readonly unsaved: boolean;
  readonly save: () => Promise<unknown>;
}

/** Ctrl+S saves; leaving with unsaved text asks first (未保存提醒). */
export const LeaveGuard = ({ unsaved, save }: LeaveGuardProps) => {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
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
    if (!unsaved) return undefined;
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [unsaved]);

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
      title="有尚未保存的修改"
      onCancel={() => blocker.reset?.()}
      footer={[
        <Button key="stay" onClick={() => blocker.reset?.()}>
          留在本页
        </Button>,
        <Button key="leave" danger onClick={() => blocker.proceed?.()} data-testid="leave-unsaved">
          放弃修改并离开
        </Button>,
        <Button key="save" type="primary" loading={saving} onClick={() => void saveAndGo()}>
          保存后离开
        </Button>,
      ]}
    >
      离开本页后，未保存的修改将丢失。
    </Modal>
  );
};
