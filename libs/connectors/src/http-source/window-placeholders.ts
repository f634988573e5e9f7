import type { Window } from '../connector.js';

const PLACEHOLDER = /\{\{\s*(\w*)\s*\}\}/g;

/** Whether every `{{…}}` in a text is `{{from}}` or `{{to}}`. */
export function hasOnlyKnownPlaceholders(text: string): boolean {
  return [...text.matchAll(PLACEHOLDER)].every((match) => match[1] === 'from' || match[1] === 'to');
}

/** Writes the window's first and last day into `{{from}}` and `{{to}}`, encoded for an address. */
export function fillWindow(text: string, window: Window): string {
  return text.replace(PLACEHOLDER, (whole, name) =>
    name === 'from' || name === 'to' ? encodeURIComponent(window[name as 'from' | 'to']) : whole,
  );
}
