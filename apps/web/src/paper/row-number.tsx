import type { Indicator } from '@chengwen/domain';
import type { PaperTools } from './paper-context.js';

interface RowNumberProps {
  readonly row: Indicator;
  /** Some row of the form has a number, so that each may have one. */
  readonly numbered: boolean;
  readonly edit: PaperTools['edit'];
}

/** The number printed before an indicator (指标N：), to be changed where the form prints numbers; emptied, it is not printed. */
export const RowNumber = ({ row: { id, no, name }, numbered, edit }: RowNumberProps) => {
  if (edit === undefined || !numbered) return no ? <span className="row-no">指标{no}：</span> : null;
  return (
    <label className="row-no">
      指标
      <input
        value={no ?? ''}
        maxLength={10}
        aria-label={`${name || '未命名指标'} 序号`}
        onChange={({ target: { value } }) =>
          edit({ type: 'indicator', id, ...(value === '' ? { set: {}, drop: ['no'] } : { set: { no: value } }) })
        }
        data-testid={`no-${id}`}
      />
      ：
    </label>
  );
};
