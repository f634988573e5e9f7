import { type ReactElement, type ReactNode, useId } from 'react';

/** One way to answer: what is stored, what is shown, and the colour it takes when chosen. */
export interface PickOption<Value extends string> {
  readonly value: Value;
  readonly face: ReactNode;
  readonly className?: string;
}

interface PickProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly PickOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** One of a few answers, large enough for a thumb; radio buttons to keyboards and screen readers. */
export function Pick<Value extends string>(props: PickProps<Value>): ReactElement {
  const { label, value, options, onChange, hint, error } = props;
  const name = useId();
  return (
    <fieldset className="plainset field" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className="lab">{label}</legend>
      <div className="pick">
        {options.map((option) => (
          <label key={option.value} className={option.className}>
            <input
              type="radio"
              className="vh"
              name={name}
              required
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.face}
          </label>
        ))}
      </div>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="wrong" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
