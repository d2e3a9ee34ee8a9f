import { useState, type ReactNode } from 'react';
import { Flyout, useFlyoutButton } from './flyout.js';

interface BlockMenuProps {
  readonly label: string;
  readonly children: (close: () => void) => ReactNode;
}

/** What can be done with a part of a report (段落操作), behind a small button at its edge. */
export const BlockMenu = ({ label, children }: BlockMenuProps) => {
  const [open, setOpen] = useState(false);
  const button = useFlyoutButton(open, setOpen);
  return (
    <>
      <button type="button" tabIndex={-1} className="row-button" aria-label={`调整 ${label}`} title="调整" {...button}>
        …
      </button>
      <Flyout
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
        content={<div className="row-menu">{open && children(() => setOpen(false))}</div>}
      />
    </>
  );
};
