import { Input } from 'antd';

interface TextInputProps {
  readonly value: string;
  readonly label: string;
  readonly onChange: ((text: string) => void) | undefined;
  readonly column?: string;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number;
  readonly minRows?: number;
}

/** Words in a cell: grows with what is written; plain print where it may not be changed. */
export const TextInput = ({
  value,
  label,
  onChange,
  column,
  placeholder,
  maxLength = 4000,
  minRows = 1,
}: TextInputProps) =>
  onChange === undefined ? (
    <span className="print">{value}</span>
  ) : (
    <Input.TextArea
      variant="borderless"
      autoSize={{ minRows }}
      value={value}
      aria-label={label}
      maxLength={maxLength}
      placeholder={placeholder}
      data-column={column}
      onChange={(event) => onChange(event.target.value)}
    />
  );
