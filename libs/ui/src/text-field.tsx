import type { InputHTMLAttributes, ReactElement, ReactNode } from 'react';
import { Field } from './field.js';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'children'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Several lines instead of one. */
  readonly rows?: number;
  /** For addresses, paths and queries. */
  readonly mono?: boolean;
  /** For the few fields of a page that asks for nothing else. */
  readonly large?: boolean;
}

/** A labelled line, or several, of text; dates and numbers by `type`. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  rows,
  mono = false,
  large = false,
  ...rest
}: TextFieldProps): ReactElement {
  const tone = `in${mono ? ' mono' : ''}${large ? ' lg' : ''}`;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) =>
        rows === undefined ? (
          <input
            {...rest}
            {...control}
            className={tone}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...control}
            className={`${tone} ta`}
            rows={rows}
            required={rest.required}
            placeholder={rest.placeholder}
            maxLength={rest.maxLength}
            spellCheck={mono ? false : undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
