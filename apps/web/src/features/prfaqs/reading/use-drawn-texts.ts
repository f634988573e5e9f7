import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { drawMore, type DrawnText } from './drawing-order.js';

/** About two screens. */
const FIRST = 6_000;
/** Some twenty milliseconds of work, so that whatever a person does comes between. */
const STEP = 20_000;

/** How a long text is drawn part by part. */
export interface Pace {
  /** Where it begins; at the top when null. */
  readonly begin: string | null;
  /** Whether what is marked in the texts is known: they are not drawn twice. The first screen does not wait. */
  readonly ready: boolean;
}

/** The places whose texts are drawn; those further on follow step by step. Without a pace all are drawn at once. */
export function useDrawnTexts(texts: readonly DrawnText[], pace: Pace | undefined): ReadonlySet<string> | 'all' {
  const [drawn, setDrawn] = useState<ReadonlySet<string>>(() =>
    drawMore(texts, new Set(), pace?.begin ?? null, pace ? FIRST : 0),
  );
  const waiting = texts.some(({ place }) => !drawn.has(place));
  const { begin, ready } = pace ?? { begin: null, ready: false };
  useEffect(() => {
    if (!waiting || !ready) return undefined;
    const timer = setTimeout(() => setDrawn((now) => drawMore(texts, now, begin, STEP)));
    return () => clearTimeout(timer);
  }, [texts, drawn, waiting, begin, ready]);
  useEffect(() => {
    const drawAll = (): void => flushSync(() => setDrawn((now) => drawMore(texts, now, null, Infinity)));
    window.addEventListener('beforeprint', drawAll);
    return () => window.removeEventListener('beforeprint', drawAll);
  }, [texts]);
  return pace ? drawn : 'all';
}
