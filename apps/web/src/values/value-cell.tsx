import { printValue, suggestValue, valueProblem, type Value } from '@chengwen/domain';
import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Flyout } from '../paper/flyout.js';
import { neighbourOf } from '../paper/grid-keys.js';
import { openEditor } from './open-editor.js';
import { ValueEditor, type EditorHandle } from './value-editor.js';
import type { ValuePlace } from './value-draft.js';

interface ValueCellProps {
  readonly value: Value;
  readonly place: ValuePlace;
  readonly label: string;
  readonly column: string;
  /** Absent where the form is only read. */
  readonly onChange: ((value: Value) => void) | undefined;
}

/** An indicator value as it prints; opens the typed editor, which only Esc and 取消 close without keeping what is typed. What was printed without meaning stands in red with its fix beside it. */
export const ValueCell = ({ value, place, label, column, onChange }: ValueCellProps) => {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [opening, setOpening] = useState(0);
  const [, setStayed] = useState(0);
  const cell = useRef<HTMLButtonElement>(null);
  const editor = useRef<EditorHandle>(null);
  /** The press that closed the editor as a press elsewhere does not open it again. */
  const wasOpen = useRef(false);
  useEffect(() => {
    if (!open) return undefined;
    const leave = () => {
      const gone = editor.current?.leave() ?? true;
      if (gone) setOpen(false);
      // Drawn again, or the popover would take the refused click for done and miss the next one.
      else setStayed((times) => times + 1);
      return gone;
    };
    // Before the popover's own Esc, which would close it like a click elsewhere and so keep what is typed.
    const discard = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopImmediatePropagation();
      setOpen(false);
      cell.current?.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', discard, true);
    openEditor.enter(leave);
    return () => {
      window.removeEventListener('keydown', discard, true);
      openEditor.exit(leave);
    };
  }, [open]);
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
  const keep = (next: Value, refocus = true) => {
    onChange(next);
    if (refocus) close();
  };
  const show = (key?: string) => {
    if (!openEditor.leave()) return;
    setTyped(key);
    setOpening(opening + 1);
    setOpen(true);
  };
  const onKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if ([...key].length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    show(key);
  };
  const tab = (back: boolean) => {
    setOpen(false);
    if (cell.current) (neighbourOf(cell.current, back) ?? cell.current).focus();
  };
  return (
    <>
      <button
        ref={cell}
        type="button"
        className={`value-button${malformed ? ' malformed' : ''}${problem === undefined ? '' : ' problem'}`}
        aria-label={`${label}：${text || '未填'}${problem === undefined ? '' : `，${problem}`}`}
        aria-haspopup="dialog"
        onKeyDown={onKey}
        onPointerDown={() => {
          wasOpen.current = open;
        }}
        onClick={() => {
          if (!wasOpen.current) show();
          wasOpen.current = false;
        }}
        data-column={column}
      >
        {text || <span className="placeholder">填写</span>}
      </button>
      <Flyout
        placement="bottomLeft"
        open={open}
        onOpenChange={(wanted) => {
          if (!wanted) openEditor.leave();
        }}
        content={
          <ValueEditor
            // One that is still fading out must not come back with what was typed in it before.
            key={opening}
            handle={editor}
            typed={typed}
            value={value}
            place={place}
            label={label}
            onKeep={keep}
            onCancel={close}
            onTab={tab}
          />
        }
      />
      {offer && (
        <Button size="small" type="primary" ghost className="offer" onClick={() => keep(offer)}>
          改为 {printValue(offer)}
        </Button>
      )}
    </>
  );
};
