import type { ButtonHTMLAttributes, ReactElement, ReactNode } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly large?: boolean;
  /** Something is under way: the button keeps its place, says so and cannot be pressed again. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

const looks = { primary: 'btn pri', plain: 'btn', quiet: 'btn quiet', danger: 'btn danger' };

/** A button; its words are a verb and a noun. */
export function Button({
  look = 'plain',
  large = false,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      className={`${looks[look]}${large ? ' lg' : ''}${className ? ` ${className}` : ''}`}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
    >
      {children}
      {busy ? <span className="vh"> (working)</span> : null}
    </button>
  );
}
