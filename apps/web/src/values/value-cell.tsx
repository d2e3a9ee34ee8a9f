import { printValue, suggestValue, valueProblem, type Value } from '@chengwen/domain';
import { Button, Popover } from 'antd';
import { useRef, useState } from 'react';
import { ValueEditor } from './value-editor.js';
import type { ValuePlace } from './value-draft.js';

interface ValueCellProps {
  readonly value: Value;
  readonly place: ValuePlace;
  readonly label: string;
  readonly column: string;
  /** Absent where the form is only read. */
  readonly onChange: ((value: Value) => void) | undefined;
}

/** An indicator value as it prints; opens the typed editor. What was printed without meaning stands in red with its fix beside it. */
export const ValueCell = ({ value, place, label, column, onChange }: ValueCellProps) => {
  const [open, setOpen] = useState(false);
  const cell = useRef<HTMLButtonElement>(null);
  const text = printValue(value);
  const problem = valueProblem(value, place.role, { name: place.name });
  const malformed = value.kind === 'malformed';
  if (onChange === undefined) return <span className={`print${malformed ? ' malformed' : ''}`}>{text}</span>;

  const offer = suggestValue(value, { name: place.name });
  // The cursor goes back to the cell, so that Tab goes on from there.
  const close = () => {
    setOpen(false);
    cell.current?.focus({ preventScroll: true });
  };
  const keep = (next: Value) => {
    onChange(next);
    close();
  };
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        open={open}
        onOpenChange={setOpen}
        content={<ValueEditor value={value} place={place} label={label} onKeep={keep} onCancel={close} />}
      >
        <button
          ref={cell}
          type="button"
          className={`value-button${malformed ? ' malformed' : ''}${problem === undefined ? '' : ' problem'}`}
          aria-label={`${label}：${text || '未填'}${problem === undefined ? '' : `，${problem}`}`}
          aria-haspopup="dialog"
          data-column={column}
        >
          {text || <span className="placeholder">填写</span>}
        </button>
      </Popover>
      {offer && (
        <Button size="small" type="primary" ghost className="offer" onClick={() => keep(offer)}>
          改为 {printValue(offer)}
        </Button>
      )}
    </>
  );
};
