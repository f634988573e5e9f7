import type { ReactElement } from 'react';

/** A person by initials; the full name is in the title and for screen readers. */
export function Avatar({ name }: { name: string }): ReactElement {
  const initials = name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .filter(Boolean);
  const shown = `${initials[0] ?? '?'}${initials.length > 1 ? (initials.at(-1) ?? '') : ''}`.toUpperCase();
  return (
    <span className="av" title={name} role="img" aria-label={name}>
      {shown}
    </span>
  );
}
