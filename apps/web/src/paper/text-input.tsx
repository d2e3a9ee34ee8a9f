import type { KeyboardEvent } from 'react';

interface TextInputProps {
  readonly value: string;
  readonly label: string;
  readonly onChange: ((text: string) => void) | undefined;
  readonly column?: string;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number;
  readonly minRows?: number;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
  /** Takes the cursor as it appears, because a click in its place made it appear. */
  readonly focused?: boolean;
}

/**
 * Words in a cell: grows with what is written; plain print where it may not be changed. The growing is the style sheet's
 * work: measured by script, a long grid would be measured again with every keystroke.
 */
export const TextInput = ({
  value,
  label,
  onChange,
  column,
  placeholder,
  maxLength = 4000,
  minRows = 1,
  onKeyDown,
  onBlur,
  onFocus,
  focused = false,
}: TextInputProps) =>
  onChange === undefined ? (
    <span className="print">{value}</span>
  ) : (
    <span className="grow" data-text={value}>
      <textarea
        rows={minRows}
        value={value}
        aria-label={label}
        maxLength={maxLength}
        placeholder={placeholder}
        data-column={column}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={onBlur}
        autoFocus={focused}
      />
    </span>
  );
