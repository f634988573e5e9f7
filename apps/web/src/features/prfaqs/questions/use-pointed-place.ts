import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * Brings the place that the address points to into view, once it is there. Browsers do it only for what stands in the
 * page when it loads; texts arrive later.
 */
export function usePointedPlace(ready: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!ready || hash === '') return undefined;
    const place = document.getElementById(hash);
    if (!place) return undefined;
    place.setAttribute('data-pointed', '');
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'start' });
    // The text above still grows while its Markdown is drawn.
    const again = setTimeout(() => place.scrollIntoView({ block: 'start' }), 300);
    return () => {
      clearTimeout(again);
      place.removeAttribute('data-pointed');
    };
  }, [ready, hash]);
}
