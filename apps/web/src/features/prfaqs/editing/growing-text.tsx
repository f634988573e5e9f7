import { type ReactElement, useLayoutEffect, useRef } from 'react';

interface GrowingTextProps {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (text: string) => void;
}

/** A text field as tall as its text. */
export function GrowingText({ id, label, describedBy, value, maxLength, onChange }: GrowingTextProps): ReactElement {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    // Browsers with `field-sizing` do this on their own.
    if (!element || CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [value]);
  return (
    <textarea
      ref={field}
      className="in ta growing"
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      rows={2}
      maxLength={maxLength}
      spellCheck
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
