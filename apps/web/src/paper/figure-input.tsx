import { useState } from 'react';
import type { Typed } from '../values/decimal-typing.js';
import { usePaper, useSaying } from './paper-context.js';
import { placeKey, type Place } from './place.js';

interface FigureInputProps<T> {
  readonly place: Place;
  readonly label: string;
  /** As it stands in the content, printed. */
  readonly shown: string;
  readonly read: (typed: string) => Typed<T>;
  readonly onChange: (value: T) => void;
  readonly column?: string;
  readonly placeholder?: string;
}

/**
 * An exact figure in a cell (数字). What is typed stays as typed until the cursor leaves; what is no figure stays too, in
 * red, and never reaches the content.
 */
export const FigureInput = <T,>({ place, label, shown, read, onChange, column, placeholder }: FigureInputProps<T>) => {
  const { edit } = usePaper();
  const { unread } = useSaying();
  const key = placeKey(place);
  const wrong = unread[key];
  const [typing, setTyping] = useState<string>();
  if (edit === undefined) return <span className="print">{shown}</span>;

  const type = (text: string) => {
    setTyping(text);
    const typed = read(text);
    edit({ type: 'unread', place: key, text: typed.ok ? null : text });
    if (typed.ok) onChange(typed.value);
  };
  const text = typing ?? wrong ?? shown;
  const problem = wrong === undefined ? undefined : read(wrong);
  return (
    <>
      <input
        className={`figure${wrong === undefined ? '' : ' wrong'}`}
        inputMode="decimal"
        autoComplete="off"
        size={1}
        value={text}
        aria-label={label}
        aria-invalid={wrong !== undefined}
        data-column={column}
        placeholder={placeholder}
        onFocus={(event) => event.target.select()}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyping(undefined)}
      />
      {problem && !problem.ok && <span className="wrong-note">{problem.problem}</span>}
    </>
  );
};
