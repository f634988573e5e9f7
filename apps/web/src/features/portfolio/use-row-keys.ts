import { type RefObject, useEffect } from 'react';
import { isSingleKey } from '../../app/single-keys.js';

/** `j` and `k` walk from row to row; Enter opens, because the name of a row is a link. */
export function useRowKeys(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const walk = (event: KeyboardEvent): void => {
      const step = isSingleKey(event, 'j') ? 1 : isSingleKey(event, 'k') ? -1 : 0;
      if (step === 0 || body.current === null) return;
      const links = [...body.current.querySelectorAll<HTMLElement>('a.name')];
      const at = links.indexOf(document.activeElement as HTMLElement);
      const next = at < 0 ? firstInView(links) : Math.min(links.length - 1, Math.max(0, at + step));
      links[next]?.focus({ preventScroll: true });
      links[next]?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', walk);
    return () => document.removeEventListener('keydown', walk);
  }, [body]);
}

function firstInView(links: readonly HTMLElement[]): number {
  return Math.max(
    0,
    links.findIndex((link) => link.getBoundingClientRect().top >= 0),
  );
}
