import { Checkbox, Input, Select } from 'antd';
import type { ValueBoxes } from './value-draft.js';

type Every = ValueBoxes['every'];
type Anchor = ValueBoxes['anchor'];

const EVERY: readonly { readonly value: Every; readonly label: string }[] = [
  { value: 'month', label: '每月' },
  { value: 'quarter', label: '每季度' },
  { value: 'year', label: '每年' },
  { value: 'once', label: '一次' },
];

const anchorsOf = (every: Every): readonly { readonly value: Anchor; readonly label: string }[] =>
  every === 'once'
    ? [
        { value: 'dayOfPeriod', label: '几日内' },
        { value: 'workdays', label: '几个工作日内' },
        { value: 'date', label: '某年某月某日前' },
      ]
    : [
        { value: 'dayOfPeriod', label: every === 'month' ? '几日前' : '第几日前' },
        { value: 'daysAfterPeriod', label: '结束后几日内' },
        { value: 'workdays', label: '结束后几个工作日内' },
        ...(every === 'year' ? [{ value: 'date' as const, label: '某月某日前' }] : []),
      ];

interface DeadlineFieldsProps {
  readonly boxes: ValueBoxes;
  readonly onSet: (boxes: Partial<ValueBoxes>) => void;
}

/** 时限: which period, counted how, how many days, the last day included or not. */
export const DeadlineFields = ({ boxes, onSet }: DeadlineFieldsProps) => {
  const anchors = anchorsOf(boxes.every);
  const pickPeriod = (every: Every) => {
    const fits = anchorsOf(every).some(({ value }) => value === boxes.anchor);
    onSet({ every, date: '', ...(!fits && { anchor: 'dayOfPeriod' }) });
  };
  return (
    <div className="box-row wrap">
      <Select<Every>
        aria-label="周期"
        className="box-period"
        value={boxes.every}
        options={[...EVERY]}
        onChange={pickPeriod}
      />
      <Select<Anchor>
        aria-label="计算方式"
        className="box-anchor"
        value={boxes.anchor}
        options={[...anchors]}
        onChange={(anchor) => onSet({ anchor })}
      />
      {boxes.anchor === 'date' ? (
        <Input
          className="box-date"
          type={boxes.every === 'once' ? 'date' : 'text'}
          aria-label="日期"
          placeholder="月-日，如 12-31"
          value={boxes.date}
          onChange={(event) => onSet({ date: event.target.value })}
        />
      ) : (
        <Input
          className="box-days"
          inputMode="numeric"
          aria-label="天数"
          placeholder="天数"
          value={boxes.days}
          onChange={(event) => onSet({ days: event.target.value.trim() })}
        />
      )}
      <Checkbox checked={boxes.included} onChange={(event) => onSet({ included: event.target.checked })}>
        含当日
      </Checkbox>
    </div>
  );
};
