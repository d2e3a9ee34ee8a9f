import type { ColumnSpec, Indicator, Value } from '@chengwen/domain';
import type { ScorePartsFragment } from '../gql/operations.generated.js';
import { readDecimal } from '../values/decimal-typing.js';
import { ValueCell } from '../values/value-cell.js';
import { AutomaticScore } from './automatic-score.js';
import { Cell } from './cell.js';
import { FigureInput } from './figure-input.js';
import { OptionInput } from './option-input.js';
import { TextInput } from './text-input.js';

export type SetRow = (change: Partial<Omit<Indicator, 'id'>>) => void;

interface ColumnCellProps {
  readonly row: Indicator;
  readonly column: ColumnSpec;
  readonly score: ScorePartsFragment['rows'][number] | undefined;
  /** Absent where the form is only read. */
  readonly set: SetRow | undefined;
}

const BLANK: Value = { kind: 'blank' };
/** As much as the content takes. */
const LENGTHS = { basis: 200, rule: 200, evidence: 500, variance: 2000, measure: 2000 } as const;

/** What is entered in one column of an indicator row, by what the column holds: a value, a figure, or words. */
const Entry = ({ row, column: { key, options }, score, set, label }: ColumnCellProps & { label: string }) => {
  switch (key) {
    case 'target':
    case 'actual':
    case 'lastYear':
    case 'forecast':
      return (
        <ValueCell
          value={row[key] ?? BLANK}
          place={{ role: key === 'target' ? 'target' : 'actual', name: row.name }}
          label={label}
          column={key}
          onChange={set && ((value) => set({ [key]: value }))}
        />
      );
    case 'weight':
    case 'score':
      return (
        <>
          <FigureInput
            place={{ part: 'indicators', row: row.id, field: key }}
            label={label}
            shown={row[key] ?? ''}
            read={readDecimal}
            column={key}
            onChange={(figure) => set?.({ [key]: figure })}
          />
          {key === 'score' && score && (
            <AutomaticScore score={score} given={row.score} onTake={set && ((taken) => set({ score: taken }))} />
          )}
        </>
      );
    default: {
      const words = { value: row[key] ?? '', label, column: key, maxLength: LENGTHS[key] };
      const onChange = set && ((text: string) => set({ [key]: text }));
      return options ? (
        <OptionInput {...words} options={options} onChange={onChange} />
      ) : (
        <TextInput {...words} onChange={onChange} />
      );
    }
  }
};

const CLASSES: Readonly<Partial<Record<ColumnSpec['key'], string>>> = {
  target: 'value',
  actual: 'value',
  lastYear: 'value',
  forecast: 'value',
  weight: 'number',
  score: 'number',
  variance: 'words',
  measure: 'words',
};

/** One cell of an indicator row (指标行单元格), as its column says. */
export const ColumnCell = ({ row, column, score, set }: ColumnCellProps) => {
  const label = `${row.name || '未命名指标'} ${column.label}`;
  return (
    <Cell
      place={{ part: 'indicators', row: row.id, field: column.key }}
      label={label}
      head={column.label}
      className={CLASSES[column.key] ?? 'choice-words'}
    >
      <Entry row={row} column={column} score={score} set={set} label={label} />
    </Cell>
  );
};
