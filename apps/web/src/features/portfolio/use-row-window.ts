import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Up to so many rows are all drawn, so that the browser's own search finds everything. */
const ALL_UP_TO = 80;
const ROW_PX = 96;

interface RowWindow<T> {
  readonly shown: readonly { readonly item: T; readonly at: number }[];
  /** Heights that stand for the rows before and after, in pixels. */
  readonly before: number;
  readonly after: number;
  readonly measure: (row: HTMLTableRowElement | null) => void;
}

/** The rows of a long table that are near the screen; all of them while it is printed. */
export function useRowWindow<T extends { readonly key: string }>(
  items: readonly T[],
  body: RefObject<HTMLElement | null>,
): RowWindow<T> {
  const printing = usePrinting();
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const place = (): void => setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    place();
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [body, items.length]);
  const all = printing || items.length <= ALL_UP_TO;
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_PX,
    overscan: 6,
    scrollMargin: top,
    getItemKey: (at) => items[at]?.key ?? at,
    enabled: !all,
  });
  if (all) return { shown: items.map((item, at) => ({ item, at })), before: 0, after: 0, measure: noMeasure };
  const near = virtual.getVirtualItems();
  const [first, last] = [near[0], near.at(-1)];
  return {
    shown: near.flatMap(({ index: at }) => (items[at] === undefined ? [] : [{ item: items[at], at }])),
    before: first ? Math.max(0, first.start - top) : 0,
    after: last ? Math.max(0, virtual.getTotalSize() - (last.end - top)) : virtual.getTotalSize(),
    measure: virtual.measureElement,
  };
}

const noMeasure = (): void => undefined;

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}
