import { printValue, type Value } from '@chengwen/domain';
import { Alert, Button, Input, Segmented, Space, type InputRef } from 'antd';
import { useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { leaveDraft } from './leaving.js';
import {
  openValue,
  readValue,
  setBoxes,
  takeOffer,
  typeLine,
  type ValueBoxes,
  type ValueKind,
  type ValuePlace,
} from './value-draft.js';
import { ValueBoxFields } from './value-box-fields.js';

const KINDS: readonly { readonly value: ValueKind; readonly label: string; readonly roles: string }[] = [
  { value: 'compare', label: '比较', roles: 'target' },
  { value: 'figure', label: '数值', roles: 'target actual' },
  { value: 'range', label: '区间', roles: 'target' },
  { value: 'deadline', label: '时限', roles: 'target actual' },
  { value: 'list', label: '多项', roles: 'target actual' },
  { value: 'text', label: '文字', roles: 'target actual' },
  { value: 'none', label: '不涉及', roles: 'target actual' },
  { value: 'blank', label: '未填', roles: 'target actual' },
];

/** How the cell asks its editor to close: true where it may, false where what is typed has no meaning yet. */
export interface EditorHandle {
  readonly leave: () => boolean;
}

interface ValueEditorProps {
  readonly handle: Ref<EditorHandle>;
  /** The key that opened it: typing on a cell starts over, as in a spreadsheet. */
  readonly typed: string | undefined;
  readonly value: Value;
  readonly place: ValuePlace;
  readonly label: string;
  /** Takes the value; `refocus` is false where the person has already gone elsewhere. */
  readonly onKeep: (value: Value, refocus?: boolean) => void;
  readonly onCancel: () => void;
  /** Tab on the line: the value is kept, the cursor goes to the neighbouring cell. */
  readonly onTab: (back: boolean) => void;
}

/**
 * The typed editor of one indicator value (指标值填写): a line to type on as on paper, boxes that say what it means, and a
 * button that only takes what has a meaning. A tangled range is refused and offered as the range it was meant to be.
 */
export const ValueEditor = ({ handle, typed, value, place, label, onKeep, onCancel, onTab }: ValueEditorProps) => {
  const [draft, setDraft] = useState(() => {
    const opened = openValue(value, place);
    return typed === undefined ? opened : typeLine(opened, typed, place);
  });
  const lineRef = useRef<InputRef>(null);
  const [held, setHeld] = useState(false);
  const [seeded] = useState(typed !== undefined);
  // The popover is placed after it is drawn: focusing in the plain way would scroll the page to where it is not.
  useEffect(() => lineRef.current?.focus({ preventScroll: true, cursor: seeded ? 'end' : 'all' }), [seeded]);
  const reading = readValue(draft, place);
  const mayKeep = reading.value !== undefined && reading.problem === undefined;
  const keep = () => {
    if (mayKeep && reading.value) onKeep(reading.value);
  };
  const leave = (): boolean => {
    const leaving = leaveDraft(draft, value, place);
    if (!leaving.go) {
      setHeld(true);
      // The click that was refused has yet to move the cursor away.
      requestAnimationFrame(() => lineRef.current?.focus({ preventScroll: true }));
      return false;
    }
    if (leaving.keep) onKeep(leaving.keep, false);
    return true;
  };
  useImperativeHandle(handle, () => ({ leave }));
  const onLineKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      event.currentTarget.closest('.value-editor')?.querySelector<HTMLElement>('.value-kinds input:checked')?.focus();
    }
    // Text without a meaning stays: Tab then goes on to what can be done about it.
    if (event.key === 'Tab' && leaveDraft(draft, value, place).go) {
      event.preventDefault();
      leave();
      onTab(event.shiftKey);
    }
  };
  const set = (boxes: Partial<ValueBoxes>) => setDraft(setBoxes(draft, boxes, place));
  const kinds = KINDS.filter(({ roles, value: kind }) => roles.includes(place.role) || kind === draft.boxes.kind);
  const untouched = draft.by === 'line' && draft.line === '';
  return (
    <div
      className="value-editor"
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        // Ctrl+S saves what is typed in here too.
        if (event.ctrlKey || event.metaKey) {
          if (event.key.toLowerCase() === 's') leave();
          return;
        }
        // The grid's own Enter must not act on what is typed in here.
        event.stopPropagation();
      }}
    >
      <Input
        ref={lineRef}
        aria-label={`${label}，直接输入`}
        placeholder={
          place.role === 'target' ? '直接输入，如 ≥95%、95%~105%、每月25日前' : '直接输入，如 39.31万人、94.07%'
        }
        value={draft.line}
        maxLength={2000}
        status={reading.problem !== undefined && !untouched ? 'error' : ''}
        onChange={(event) => setDraft(typeLine(draft, event.target.value, place))}
        onPressEnter={(event) => {
          if (event.nativeEvent.isComposing) return;
          // Keeping moves the cursor to the cell's button, which this very key press would then open again.
          event.preventDefault();
          keep();
        }}
        onKeyDown={onLineKey}
        data-testid="value-line"
      />
      <Segmented<ValueKind>
        size="small"
        className="value-kinds"
        options={kinds.map(({ value: kind, label: text }) => ({ value: kind, label: text }))}
        value={draft.boxes.kind}
        onChange={(kind) => set({ kind })}
      />
      <ValueBoxFields boxes={draft.boxes} onSet={set} />
      {reading.problem !== undefined && !untouched && (
        <Alert
          type="error"
          showIcon
          title={reading.problem}
          data-testid="value-problem"
          action={
            reading.offer && (
              <Button
                size="small"
                type="primary"
                data-testid="value-offer"
                onClick={() => reading.offer && setDraft(takeOffer(draft, reading.offer))}
              >
                改为 {printValue(reading.offer)}
              </Button>
            )
          }
        />
      )}
      {held && !mayKeep && <p className="value-held">填写的内容还不能保留：请更正，或按“取消”放弃。</p>}
      {mayKeep && reading.value?.kind === 'composite' && (
        <p className="value-hint">按其中的数值“{printValue(reading.value.part)}”计分</p>
      )}
      <Space className="value-foot">
        <span className="value-print">
          打印为：
          <output data-testid="value-print">
            {mayKeep && reading.value ? printValue(reading.value) || '（空白）' : '—'}
          </output>
        </span>
        <Button size="small" onClick={onCancel}>
          取消
        </Button>
        <Button size="small" type="primary" disabled={!mayKeep} onClick={keep} data-testid="value-keep">
          确定
        </Button>
      </Space>
    </div>
  );
};
