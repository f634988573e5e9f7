import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type CanvasScale, LEAST_DAY_WIDTH, MOST_DAY_WIDTH, type Zoom } from '../prepare/canvas-scale.js';

interface CanvasZoomOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly scale: CanvasScale | null;
  readonly onZoom: (zoom: Zoom) => void;
  readonly aside: number;
  readonly launch: number | null;
  readonly measure: () => void;
}

/**
 * Zooms around a place: with the wheel and Ctrl or Cmd, or two fingers, the place under the pointer stays; otherwise the
 * launch does where it is seen, else the middle. The plan hangs from the launch: what does not fit shows its right end first.
 */
export function useCanvasZoom({ scroller, scale, onZoom, aside, launch, measure }: CanvasZoomOptions): void {
  const before = useRef<CanvasScale | null>(null);
  const anchor = useRef<{ day: number; at: number } | null>(null);
  const state = useRef({ scale, onZoom, aside });
  useEffect(() => {
    state.current = { scale, onZoom, aside };
  });

  useLayoutEffect(() => {
    const at = scroller.current;
    const was = before.current;
    before.current = scale;
    if (at === null || scale === null) return;
    const seen = at.clientWidth - aside;
    if (was === null) {
      const end = launch === null ? scale.width : scale.x(launch + 1) + 96;
      at.scrollTo({ left: Math.max(0, end - seen) });
    } else if (was.dayWidth !== scale.dayWidth || was.from !== scale.from) {
      const launchAt = launch === null ? -1 : was.x(launch + 1) - at.scrollLeft;
      const middle = { day: was.dayAt(at.scrollLeft + seen / 2), at: seen / 2 };
      const kept = launchAt >= 0 && launchAt <= seen ? { day: launch! + 1, at: launchAt } : middle;
      const { day, at: place } = anchor.current ?? kept;
      at.scrollTo({ left: scale.x(day) - place });
    }
    anchor.current = null;
    measure();
  }, [scroller, scale, aside, launch, measure]);

  useEffect(() => {
    const at = scroller.current;
    if (at === null) return undefined;
    const zoomTo = (width: number, clientX: number): void => {
      const { scale: now, onZoom: tell, aside: left } = state.current;
      if (now === null) return;
      const place = Math.max(0, clientX - at.getBoundingClientRect().left - left);
      const dayWidth = Math.min(MOST_DAY_WIDTH, Math.max(LEAST_DAY_WIDTH, width));
      anchor.current = { day: now.dayAt(at.scrollLeft + place), at: place };
      tell(Number(dayWidth.toPrecision(3)));
    };
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      // The page itself must not zoom; a pinch on a touchpad arrives as a wheel with Ctrl.
      event.preventDefault();
      const now = state.current.scale;
      if (now) zoomTo(now.dayWidth * Math.exp(-event.deltaY / 240), event.clientX);
    };
    let pinch: { distance: number; dayWidth: number } | null = null;
    const spread = ({ touches }: TouchEvent) => Math.abs(touches[0]!.clientX - touches[1]!.clientX);
    const onTouchStart = (event: TouchEvent): void => {
      const now = state.current.scale;
      pinch =
        event.touches.length === 2 && now ? { distance: Math.max(20, spread(event)), dayWidth: now.dayWidth } : null;
    };
    const onTouchMove = (event: TouchEvent): void => {
      if (pinch === null || event.touches.length !== 2) return;
      event.preventDefault();
      const middle = (event.touches[0]!.clientX + event.touches[1]!.clientX) / 2;
      zoomTo((pinch.dayWidth * Math.max(20, spread(event))) / pinch.distance, middle);
    };
    at.addEventListener('wheel', onWheel, { passive: false });
    at.addEventListener('touchstart', onTouchStart, { passive: true });
    at.addEventListener('touchmove', onTouchMove, { passive: false });
    return () => {
      at.removeEventListener('wheel', onWheel);
      at.removeEventListener('touchstart', onTouchStart);
      at.removeEventListener('touchmove', onTouchMove);
    };
  }, [scroller]);
}
