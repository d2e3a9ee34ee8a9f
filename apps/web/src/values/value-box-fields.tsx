import { OPERATORS } from '@chengwen/domain';
import { Button, Checkbox, Input, Select } from 'antd';
import { DeadlineFields } from './deadline-fields.js';
import { UnitFields } from './unit-fields.js';
import type { ValueBoxes } from './value-draft.js';

interface ValueBoxFieldsProps {
  readonly boxes: ValueBoxes;
  readonly onSet: (boxes: Partial<ValueBoxes>) => void;
}

const Figure = ({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) => (
  <Input
    className="box-figure"
    inputMode="decimal"
    aria-label={label}
    placeholder={label}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);

const ListItems = ({ boxes, onSet }: ValueBoxFieldsProps) => {
  const change = (at: number, part: Partial<ValueBoxes['items'][number]>) =>
    onSet({ items: boxes.items.map((item, index) => (index === at ? { ...item, ...part } : item)) });
  return (
    <>
      {boxes.items.map((item, index) => (
        // Items have no identity of their own; their order is what the print keeps.
        <div className="box-row" key={index}>
          <Input
            aria-label={`第${index + 1}项名称`}
            placeholder="名称，如 市级"
            value={item.label}
            onChange={(event) => change(index, { label: event.target.value })}
          />
          <Figure label="数值" value={item.amount} onChange={(amount) => change(index, { amount })} />
          <Button
            type="text"
            aria-label={`删除第${index + 1}项`}
            disabled={boxes.items.length <= 2}
            onClick={() => onSet({ items: boxes.items.filter((_, at) => at !== index) })}
          >
            ×
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onSet({ items: [...boxes.items, { label: '', amount: '' }] })}>
        加一项
      </Button>
    </>
  );
};

/** The boxes of a value, by its kind: operator, number or numbers, unit, included or excluded, deadline, words. */
export const ValueBoxFields = ({ boxes, onSet }: ValueBoxFieldsProps) => {
  const unit = <UnitFields unit={boxes.unit} onChange={(next) => onSet({ unit: next })} />;
  switch (boxes.kind) {
    case 'compare':
      return (
        <>
          <div className="box-row">
            <Select
              aria-label="计算符号"
              className="box-operator"
              value={boxes.op}
              onChange={(op) => onSet({ op })}
              options={OPERATORS.map(({ op, label }) => ({ value: op, label }))}
            />
            <Figure label="数值" value={boxes.amount} onChange={(amount) => onSet({ amount })} />
          </div>
          {unit}
        </>
      );
    case 'figure':
      return (
        <>
          <div className="box-row">
            <Figure label="数值" value={boxes.amount} onChange={(amount) => onSet({ amount })} />
          </div>
          {unit}
        </>
      );
    case 'range':
      return (
        <>
          <div className="box-row">
            <Figure label="下限" value={boxes.low} onChange={(low) => onSet({ low })} />
            <Checkbox checked={boxes.lowIncluded} onChange={(event) => onSet({ lowIncluded: event.target.checked })}>
              含
            </Checkbox>
            <span>至</span>
            <Figure label="上限" value={boxes.high} onChange={(high) => onSet({ high })} />
            <Checkbox checked={boxes.highIncluded} onChange={(event) => onSet({ highIncluded: event.target.checked })}>
              含
            </Checkbox>
          </div>
          {unit}
        </>
      );
    case 'deadline':
      return <DeadlineFields boxes={boxes} onSet={onSet} />;
    case 'list':
      return (
        <>
          <ListItems boxes={boxes} onSet={onSet} />
          {unit}
        </>
      );
    case 'text':
      return (
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 6 }}
          aria-label="文字"
          placeholder="如 基金运行平稳"
          maxLength={2000}
          value={boxes.text}
          onChange={(event) => onSet({ text: event.target.value })}
        />
      );
    case 'none':
      return <p className="value-hint">本项不涉及，打印为“—”。</p>;
    case 'blank':
      return <p className="value-hint">留空，以后再填。</p>;
  }
};
