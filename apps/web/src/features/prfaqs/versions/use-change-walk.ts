import { type RefObject, useEffect, useState } from 'react';

/** The walk from change to change: which one is looked at, from 1, and steps both ways. */
export interface ChangeWalk {
  /** Null before the first step. */
  readonly place: { readonly at: number; readonly count: number } | null;
  readonly step: (by: 1 | -1) => void;
}

const STOPS = '[data-change]:not([data-passed] *)';

/** Walks the changes shown within an element, by buttons and, outside of fields, by j and k. */
export function useChangeWalk(within: RefObject<HTMLElement | null>): ChangeWalk {
  const [place, setPlace] = useState<ChangeWalk['place']>(null);
  const step = (by: 1 | -1): void => {
    const changes = [...(within.current?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
    const count = changes.length;
    if (count === 0) return;
    // Whoever looked at one by other means goes on from there.
    const focused = changes.findIndex((change) => change === document.activeElement) + 1;
    const at = focused || place?.at || 0;
    const next = by === 1 ? (at % count) + 1 : at <= 1 ? count : at - 1;
    const element = changes[next - 1];
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'center' });
    setPlace({ at: next, count });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const by = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      const typing = (event.target as HTMLElement).closest?.('input, textarea, select, [contenteditable], dialog');
      if (by === 0 || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      step(by);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return { place, step };
}
