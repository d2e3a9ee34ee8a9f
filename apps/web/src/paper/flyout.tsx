import { Popover } from 'antd';
import { useRef, type ReactNode } from 'react';

interface FlyoutProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly content: ReactNode;
  readonly title?: string;
  readonly placement?: 'bottom' | 'bottomLeft' | 'bottomRight';
  readonly onShown?: () => void;
}

/**
 * What floats beside a cell while it is open. It hangs on the cell and not on its button, and exists only while it is open:
 * a grid has thousands of buttons and one flyout.
 */
export const Flyout = ({ open, onOpenChange, content, title, placement = 'bottom', onShown }: FlyoutProps) =>
  open ? (
    <Popover
      open
      trigger="click"
      placement={placement}
      title={title}
      content={content}
      onOpenChange={onOpenChange}
      {...(onShown && { afterOpenChange: (shown: boolean) => shown && onShown() })}
    >
      <span className="flyout-anchor" aria-hidden="true" />
    </Popover>
  ) : null;

/** For the button of a flyout: the press that closed it as a press elsewhere does not open it again. */
export const useFlyoutButton = (open: boolean, setOpen: (open: boolean) => void) => {
  const wasOpen = useRef(false);
  return {
    onPointerDown: () => {
      wasOpen.current = open;
    },
    onClick: () => {
      setOpen(!wasOpen.current);
      wasOpen.current = false;
    },
    'aria-expanded': open,
  };
};
