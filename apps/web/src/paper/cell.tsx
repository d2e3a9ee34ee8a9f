import type { ReactNode } from 'react';
import { CellMarks, useSaid } from './marks.js';
import { usePaper } from './paper-context.js';
import { cellId, placeKey, type Place } from './place.js';

interface CellProps {
  readonly place: Place;
  /** Places without a cell of their own, whose findings are shown here. */
  readonly also?: readonly Place[];
  /** What the cell is called when it is pointed at or read out: 参保人数 年度指标值. */
  readonly label: string;
  /** Heading shown above it on a narrow screen. */
  readonly head?: string;
  readonly className?: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly as?: 'td' | 'div';
  readonly children?: ReactNode;
}

/** One cell of the paper (单元格), with its findings and comments at its corner; while a return is written, a click picks it. */
export const Cell = ({
  place,
  also = [],
  label,
  head,
  className = '',
  colSpan,
  rowSpan,
  as: Tag = 'td',
  children,
}: CellProps) => {
  const { onPick, picked, beside } = usePaper();
  const key = placeKey(place);
  const places = [place, ...also];
  const { found, said, worst, open } = useSaid(places);
  const names = [
    'cell',
    className,
    worst ? `has-${worst}` : '',
    found.length + said.length > 0 ? 'marked' : '',
    open ? 'has-comment' : '',
    picked?.has(key) ? 'picked' : '',
    onPick ? 'pickable' : '',
  ];
  return (
    <Tag
      id={cellId(place)}
      data-testid={cellId(place)}
      className={names.filter(Boolean).join(' ')}
      data-head={head}
      {...(colSpan !== undefined && Tag === 'td' && { colSpan })}
      {...(rowSpan !== undefined && Tag === 'td' && { rowSpan })}
    >
      {children}
      {beside?.get(key)?.map(({ label: what, text }) => (
        <span key={what} className="beside">
          {what} {text}
        </span>
      ))}
      <CellMarks places={places} label={label} />
      {onPick && (
        <button
          type="button"
          className="pick"
          aria-label={`批注：${label}`}
          onClick={() => onPick(place, label)}
          data-testid={`pick-${cellId(place)}`}
        />
      )}
    </Tag>
  );
};
