import type { ColumnSpec, Template } from '@chengwen/domain';
import { Fragment } from 'react';

interface IndicatorHeadProps {
  readonly tracks: NonNullable<Template['tracks']>;
  readonly columns: readonly ColumnSpec[];
  readonly showRecheck: boolean;
  /** Some row says why its hand score differs. */
  readonly reasons: boolean;
}

const WIDTHS: Readonly<Record<ColumnSpec['key'], string>> = {
  target: 'w-value',
  actual: 'w-value',
  forecast: 'w-value',
  lastYear: 'w-value',
  basis: 'w-words',
  rule: 'w-words',
  evidence: 'w-words',
  weight: 'w-weight',
  score: 'w-score',
  variance: 'w-variance',
  measure: 'w-variance',
};

/** The score's own companions stand right behind it: what the reviewer gave, and why the author's differs. */
const Side = ({ columns, showRecheck, reasons, as }: Omit<IndicatorHeadProps, 'tracks'> & { as: 'col' | 'th' }) => {
  const cell = (name: string, className: string) =>
    as === 'col' ? (
      <col key={name} className={className} />
    ) : (
      <th key={name} scope="col" className={name === '三级指标' ? 'name' : ''}>
        {name}
      </th>
    );
  return (
    <>
      {cell('二级指标', 'w-dimension')}
      {cell('三级指标', 'w-name')}
      {columns.map(({ key, label }) => (
        <Fragment key={key}>
          {cell(label, WIDTHS[key])}
          {key === 'score' && showRecheck && cell('复核得分', 'w-recheck')}
          {key === 'score' && cell('评分说明', reasons ? 'w-reason' : 'w-reason empty')}
        </Fragment>
      ))}
    </>
  );
};

/** Heads and widths of the indicator grid; on a form of two tracks, twice, each under the name of its track. */
export const IndicatorHead = ({ tracks, ...side }: IndicatorHeadProps) => {
  const sides = tracks.length > 0 ? tracks.map(({ key }) => key) : ['only'];
  return (
    <>
      <colgroup>
        <col className="w-category" />
        {sides.map((key) => (
          <Side key={key} as="col" {...side} />
        ))}
      </colgroup>
      <thead>
        {tracks.length > 0 && (
          <tr>
            <th scope="col" rowSpan={2}>
              一级指标
            </th>
            {tracks.map(({ key, label }) => (
              <th key={key} scope="colgroup" colSpan={2 + side.columns.length}>
                {label}
              </th>
            ))}
          </tr>
        )}
        <tr>
          {tracks.length === 0 && <th scope="col">一级指标</th>}
          {sides.map((key) => (
            <Side key={key} as="th" {...side} />
          ))}
        </tr>
      </thead>
    </>
  );
};
