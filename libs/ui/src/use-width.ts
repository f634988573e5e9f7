import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * The width of an element in CSS pixels, kept up to date; 0 until it is known. `fixed` overrules it, and while the page
 * is printed it is `printed`, because paper has no ResizeObserver.
 */
export function useWidth<E extends HTMLElement>(
  printed: number,
  fixed?: number,
): readonly [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(fixed ?? 0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (fixed !== undefined || element === null) return undefined;
    const measure = () => setWidth(Math.floor(element.getBoundingClientRect().width));
    measure();
    const onPaper = () => flushSync(() => setWidth(printed));
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    observer?.observe(element);
    window.addEventListener('beforeprint', onPaper);
    window.addEventListener('afterprint', measure);
    return () => {
      observer?.disconnect();
      window.removeEventListener('beforeprint', onPaper);
      window.removeEventListener('afterprint', measure);
    };
  }, [fixed, printed]);
  return [ref, fixed ?? width];
}
