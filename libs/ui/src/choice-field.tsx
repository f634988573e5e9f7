import type { ReactElement, ReactNode } from 'react';
import { Field } from './field.js';

/** One choice: what is stored, and the words for it. */
export type Choice<Value extends string = string> = readonly [value: Value, words: string];

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value | '';
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  /** The words for "nothing chosen"; without them something is always chosen. */
  readonly none?: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** A labelled choice of one among few, on the browser's own list. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>): ReactElement {
  const { label, value, choices, onChange, none, hint, error, required = false, disabled = false } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select
          {...control}
          className="in"
          value={value}
          required={required}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {none === undefined ? null : <option value="">{none}</option>}
          {choices.map(([stored, words]) => (
            <option key={stored} value={stored}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
