import type { ReactElement } from 'react';

/** A person by initials; the full name is in the title and for screen readers. */
export function Avatar({ name }: { name: string }): ReactElement {
  const initials = name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .filter(Boolean);
  const shown = `${initials[0] ?? '?'}${initials.length > 1 ? (initials.at(-1) ?? '') : ''}`.toUpperCase();
  return (
    // The initials are drawn, not text: nobody should have to say them to a computer that listens (WCAG 2.5.3).
    <span className="av" title={name} role="img" aria-label={name} data-initials={shown} />
  );
}
