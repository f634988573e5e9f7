import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** The part of a canvas that is drawn: a little more than what is seen. */
export interface CanvasWindow {
  readonly firstRow: number;
  /** The row after the last one. */
  readonly endRow: number;
  readonly fromX: number;
  readonly toX: number;
}

export interface CanvasSize {
  readonly rowHeight: number;
  readonly rows: number;
  /** Width of what stays at the left while the plan scrolls. */
  readonly aside: number;
  readonly headHeight: number;
}

const ROW_STEP = 8;
const X_STEP = 600;

/**
 * Follows the scrolling of an element and says which window of its canvas to draw. The window moves in steps, so that most
 * frames of a scroll draw nothing new; `onScroll` hears of every one.
 */
export function useCanvasWindow(
  size: CanvasSize,
  onScroll: (element: HTMLElement) => void,
): readonly [RefObject<HTMLDivElement | null>, CanvasWindow, () => void] {
  const element = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<CanvasWindow>({ firstRow: 0, endRow: 40, fromX: 0, toX: 2_400 });
  const heard = useRef(onScroll);
  useLayoutEffect(() => {
    heard.current = onScroll;
  });
  const { rowHeight, rows, aside, headHeight } = size;

  const measure = useCallback(() => {
    const at = element.current;
    if (at === null) return;
    const first = Math.floor(at.scrollTop / rowHeight / ROW_STEP - 1) * ROW_STEP;
    const height = Math.max(0, at.clientHeight - headHeight);
    const end = Math.ceil((at.scrollTop + height) / rowHeight / ROW_STEP + 1) * ROW_STEP;
    const width = Math.max(0, at.clientWidth - aside);
    const next = {
      firstRow: Math.max(0, first),
      endRow: Math.min(rows, Math.max(end, ROW_STEP * 2)),
      fromX: Math.max(0, Math.floor(at.scrollLeft / X_STEP - 1) * X_STEP),
      toX: Math.ceil((at.scrollLeft + width) / X_STEP + 1) * X_STEP,
    };
    setShown((before) => (isSame(before, next) ? before : next));
    heard.current(at);
  }, [rowHeight, rows, aside, headHeight]);

  useLayoutEffect(() => {
    const at = element.current;
    if (at === null) return undefined;
    measure();
    at.addEventListener('scroll', measure, { passive: true });
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    observer?.observe(at);
    return () => {
      at.removeEventListener('scroll', measure);
      observer?.disconnect();
    };
  }, [measure]);
  return [element, shown, measure];
}

function isSame(a: CanvasWindow, b: CanvasWindow): boolean {
  return a.firstRow === b.firstRow && a.endRow === b.endRow && a.fromX === b.fromX && a.toX === b.toX;
}
