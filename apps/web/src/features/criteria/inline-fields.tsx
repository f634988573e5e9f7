import type { ReactElement } from 'react';

interface InlineProps<Value extends string> {
  /** Read out by screen readers; the sentence around it says the same to eyes. */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly wrong?: string | undefined;
}

interface InlineInputProps extends InlineProps<string> {
  readonly type: 'number' | 'date';
  readonly step?: 'any';
  readonly min?: number;
  readonly max?: number;
  /** Two or three digits. */
  readonly few?: boolean;
}

/** A number or a date within a sentence. */
export function InlineInput({ label, value, onChange, wrong, few, ...rest }: InlineInputProps): ReactElement {
  return (
    <input
      {...rest}
      className={few ? 'in few' : 'in'}
      aria-label={label}
      aria-invalid={wrong ? true : undefined}
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A choice within a sentence. */
export function InlineChoice<Value extends string>({
  label,
  value,
  choices,
  onChange,
  wrong,
}: InlineProps<Value> & { readonly choices: readonly (readonly [Value, string])[] }): ReactElement {
  return (
    <select
      className="in"
      aria-label={label}
      aria-invalid={wrong ? true : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value as Value)}
    >
      {choices.map(([stored, words]) => (
        <option key={stored} value={stored}>
          {words}
        </option>
      ))}
    </select>
  );
}
