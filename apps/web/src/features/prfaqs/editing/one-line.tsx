import type { SectionKey } from '@workback/domain/prfaq/sections';
import { type ReactElement, useLayoutEffect, useRef } from 'react';
import { keptCaret } from './kept-caret.js';

/** Sections of a sentence: plain words. */
export const oneLineSections: ReadonlySet<SectionKey> = new Set(['heading', 'sub-heading', 'dateline']);

interface OneLineProps {
  readonly id?: string;
  readonly describedBy?: string | undefined;
  readonly keyShortcuts?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (text: string) => void;
  readonly onKeyDown?: (event: React.KeyboardEvent) => void;
}

/** Plain words on one line, which may be longer than the field is wide. */
export function OneLine({
  id,
  describedBy,
  keyShortcuts,
  value,
  maxLength,
  onChange,
  onKeyDown,
}: OneLineProps): ReactElement {
  const field = useRef<HTMLTextAreaElement>(null);
  const shown = useRef({ value, caret: 0 });
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    // Somebody else's words may have come in while the caret was here.
    if (shown.current.value !== value && document.activeElement === element) {
      const caret = keptCaret(shown.current.value, value, shown.current.caret);
      element.setSelectionRange(caret, caret);
    }
    shown.current = { value, caret: element.selectionEnd };
    // Browsers with `field-sizing` do this on their own.
    if (CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [value]);
  return (
    <textarea
      ref={field}
      className="in ta growing oneline"
      {...(id ? { id } : {})}
      aria-describedby={describedBy}
      aria-keyshortcuts={keyShortcuts}
      rows={1}
      maxLength={maxLength}
      spellCheck
      value={value}
      onSelect={({ currentTarget }) => {
        shown.current = { ...shown.current, caret: currentTarget.selectionEnd };
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
        onKeyDown?.(event);
      }}
      onChange={({ target }) => {
        const words = target.value.replace(/\s*\n\s*/g, ' ');
        shown.current = { value: words, caret: target.selectionEnd };
        onChange(words);
      }}
    />
  );
}
