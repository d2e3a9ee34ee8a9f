import { printValue, type Value } from '@chengwen/domain';
import { Alert, Button, Input, Segmented, Space, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
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

interface ValueEditorProps {
  readonly value: Value;
  readonly place: ValuePlace;
  readonly label: string;
  readonly onKeep: (value: Value) => void;
  readonly onCancel: () => void;
}

/**
 * The typed editor of one indicator value (指标值填写): a line to type on as on paper, boxes that say what it means, and a
 * button that only takes what has a meaning. A tangled range is refused and offered as the range it was meant to be.
 */
export const ValueEditor = ({ value, place, label, onKeep, onCancel }: ValueEditorProps) => {
  const [draft, setDraft] = useState(() => openValue(value, place));
  const lineRef = useRef<InputRef>(null);
  // The popover is placed after it is drawn: focusing in the plain way would scroll the page to where it is not.
  useEffect(() => lineRef.current?.focus({ preventScroll: true, cursor: 'all' }), []);
  const reading = readValue(draft, place);
  const mayKeep = reading.value !== undefined && reading.problem === undefined;
  const keep = () => {
    if (mayKeep && reading.value) onKeep(reading.value);
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
        if (event.key === 'Escape') onCancel();
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
