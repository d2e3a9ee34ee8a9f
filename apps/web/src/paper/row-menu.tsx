import type { Category, Dimension, Indicator } from '@chengwen/domain';
import { Button, Select, type RefSelectProps } from 'antd';
import { useRef, useState } from 'react';
import { dimensionOptions } from './dimension-options.js';
import { Flyout, useFlyoutButton } from './flyout.js';
import { usePaper } from './paper-context.js';

/**
 * What can be done with a whole row: file it under another dimension (调整归类), or delete it; both can be undone. Tab passes its
 * button by; Shift+F10 opens it from any cell of the row.
 */
export const RowMenu = ({ row }: { row: Indicator }) => {
  const { template, edit } = usePaper();
  const [open, setOpen] = useState(false);
  const button = useFlyoutButton(open, setOpen);
  const pick = useRef<RefSelectProps>(null);
  const name = row.name || '未命名指标';
  const move = (key: string) => {
    const [category, dimension] = key.split('/') as [Category, Dimension];
    setOpen(false);
    // Labels printed for the old place do not belong to the new one.
    edit?.({ type: 'indicator', id: row.id, set: { category, dimension }, drop: ['categoryLabel', 'dimensionLabel'] });
  };
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        className="row-button"
        aria-label={`调整 ${name}`}
        aria-keyshortcuts="Shift+F10"
        title="调整或删除（Shift+F10）"
        data-testid={`row-menu-${row.id}`}
        {...button}
      >
        …
      </button>
      <Flyout
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
        onShown={() => pick.current?.focus()}
        content={
          <div className="row-menu">
            <label htmlFor={`move-${row.id}`}>二级指标</label>
            <Select
              ref={pick}
              id={`move-${row.id}`}
              className="add-row-pick"
              value={`${row.category}/${row.dimension}`}
              options={dimensionOptions(template)}
              onChange={move}
              data-testid={`move-${row.id}`}
            />
            <Button
              danger
              size="small"
              onClick={() => edit?.({ type: 'removeRow', id: row.id })}
              data-testid={`remove-${row.id}`}
            >
              删除这项指标
            </Button>
            <span className="muted">删除后可用“撤销”恢复</span>
          </div>
        }
      />
    </>
  );
};
