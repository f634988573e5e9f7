import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * How many parts of a long list are drawn: the first ones at once, then a step more in each task that follows, so that
 * whatever a person does comes between; all of them before they are printed.
 */
export function useSteps(total: number, first: number, step: number): number {
  const [drawn, setDrawn] = useState(first);
  const waiting = drawn < total;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setDrawn(drawn + step));
    return () => clearTimeout(timer);
  }, [waiting, drawn, step]);
  useEffect(() => {
    const drawAll = (): void => flushSync(() => setDrawn(Infinity));
    window.addEventListener('beforeprint', drawAll);
    return () => window.removeEventListener('beforeprint', drawAll);
  }, []);
  return drawn;
}
