import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';

/** How long a text may take to be drawn before it is left where it is. */
const LATEST_MS = 5_000;

/**
 * Brings the place that the address points to into view, once it is there, and keeps it there while the text above it is
 * drawn, until the person scrolls. Browsers do it only for what stands in the page when it loads.
 */
export function usePointedPlace(ready: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!ready || hash === '') return undefined;
    let pointed: HTMLElement | null = null;
    const show = (): void => {
      const place = document.getElementById(hash);
      if (!place) return;
      if (place !== pointed) {
        pointed?.removeAttribute('data-pointed');
        pointed = place;
        place.setAttribute('data-pointed', '');
        place.tabIndex = -1;
        place.focus({ preventScroll: true });
      }
      place.scrollIntoView({ block: 'start' });
    };
    const drawing = new MutationObserver(show);
    const leave = (): void => drawing.disconnect();
    show();
    drawing.observe(document.body, { childList: true, subtree: true });
    const latest = setTimeout(leave, LATEST_MS);
    const moves = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
    for (const move of moves) window.addEventListener(move, leave, { passive: true });
    return () => {
      leave();
      clearTimeout(latest);
      for (const move of moves) window.removeEventListener(move, leave);
      pointed?.removeAttribute('data-pointed');
    };
  }, [ready, hash]);
}
