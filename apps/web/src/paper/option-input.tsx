import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { TextInput } from './text-input.js';

interface OptionInputProps {
  readonly value: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly onChange: ((text: string) => void) | undefined;
  readonly column: string;
  readonly maxLength: number;
}

interface Offer {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly active: number;
}

/**
 * Words that are usually one of a few (指标值设置依据、赋分规则): chosen with the mouse or with Alt+↓, or typed. The list
 * exists only while it is open and floats over the grid, which would cut it off.
 */
export const OptionInput = ({ value, label, options, onChange, column, maxLength }: OptionInputProps) => {
  const box = useRef<HTMLSpanElement>(null);
  const [offer, setOffer] = useState<Offer>();
  const list = useId();
  if (onChange === undefined) return <span className="print">{value}</span>;

  const open = (active: number) => {
    const place = box.current?.getBoundingClientRect();
    if (place) setOffer({ left: place.left, top: place.bottom, width: place.width, active });
  };
  const close = () => setOffer(undefined);
  const take = (option: string) => {
    onChange(option);
    close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (!offer) {
      if (event.key !== 'ArrowDown' || !event.altKey) return;
      event.preventDefault();
      open(Math.max(0, options.indexOf(value)));
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = options[offer.active];
    if (step !== 0) setOffer({ ...offer, active: (offer.active + step + options.length) % options.length });
    else if (event.key === 'Enter' && chosen !== undefined) take(chosen);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span
      ref={box}
      className="options-box"
      onBlur={close}
      // The wheel would move the grid away under the list.
      onWheel={close}
    >
      <TextInput
        value={value}
        label={label}
        maxLength={maxLength}
        column={column}
        onChange={onChange}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        tabIndex={-1}
        className="options-open"
        aria-label={`${label}：选择`}
        aria-expanded={offer !== undefined}
        aria-controls={list}
        onMouseDown={(event) => {
          // The cursor stays in the words, so that leaving them is what closes the list.
          event.preventDefault();
          box.current?.querySelector('textarea')?.focus();
          if (offer) close();
          else open(-1);
        }}
      />
      {offer &&
        createPortal(
          <ul
            id={list}
            role="listbox"
            aria-label={label}
            className="options-list"
            style={{ left: offer.left, top: offer.top, minWidth: offer.width }}
          >
            {options.map((option, at) => (
              <li
                key={option}
                role="option"
                aria-selected={option === value}
                className={at === offer.active ? 'active' : ''}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(option);
                }}
              >
                {option}
              </li>
            ))}
          </ul>,
          document.body,
        )}
    </span>
  );
};
