import { addDays } from '@workback/domain/calendar/plain-date';
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { ROW_HEIGHT } from '../timeline-drawing.js';
import type { CanvasGesture, CanvasGhosts } from './canvas-body.js';
import { Fingers } from './fingers.js';
import type { CanvasMilestoneRow, CanvasRow } from '../prepare/canvas-rows.js';
import type { CanvasScale } from '../prepare/canvas-scale.js';

type Part = 'bar' | 'start' | 'end' | 'link-start' | 'link-end';

interface Held {
  readonly part: Part;
  readonly row: CanvasMilestoneRow;
  readonly index: number;
  readonly pointerId: number;
  readonly startX: number;
  readonly startScroll: number;
  moving: boolean;
  lastX: number;
  lastY: number;
}

interface BarDragOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: readonly CanvasRow[];
  readonly scale: CanvasScale | null;
  /** Where the plan begins within the scrolled element. */
  readonly aside: number;
  readonly headHeight: number;
  readonly selected: ReadonlySet<string>;
  readonly onGesture: (gesture: CanvasGesture | null) => void;
  readonly onDrop: (gesture: CanvasGesture | null) => void;
  readonly onPress: (index: number, event: PointerEvent) => void;
}

/** Pixels that a pointer travels before it is a drag and not a click. */
const SLACK = 4;
/** Near an edge the plan scrolls along, by so many pixels a frame. */
const EDGE = 48;
const EDGE_SPEED = 14;

/** Bars, their ends and lines between them, by pointer: every frame says what letting go would do. */
export function useBarDrag(options: BarDragOptions) {
  const held = useRef<Held | null>(null);
  const fingers = useRef(new Fingers());
  const frame = useRef(0);
  const latest = useRef(options);
  /** A drag was given up while the button is still down. */
  const dropped = useRef(false);
  const [line, setLine] = useState<CanvasGhosts['link']>(null);
  useEffect(() => {
    latest.current = options;
  });

  const place = (clientX: number, clientY: number) => {
    const { scroller, aside, headHeight } = latest.current;
    const box = scroller.current!.getBoundingClientRect();
    return {
      x: clientX - box.left + scroller.current!.scrollLeft - aside,
      y: clientY - box.top + scroller.current!.scrollTop - headHeight,
    };
  };

  const gestureOf = ({ part, row, startX, startScroll, lastX, lastY }: Held): CanvasGesture | null => {
    const { scale, selected, rows, scroller } = latest.current;
    if (scale === null || scroller.current === null) return null;
    if (part === 'link-start' || part === 'link-end') {
      const { x, y } = place(lastX, lastY);
      const target = rows[Math.floor(y / ROW_HEIGHT)];
      if (target?.kind !== 'milestone' || target.bar === null || target.id === row.id) return null;
      const { from, to } = target.bar.work;
      const end = x > (scale.x(from) + scale.x(to)) / 2 ? 'F' : 'S';
      const type = `${part === 'link-end' ? 'F' : 'S'}${end}` as const;
      return { kind: 'link', predecessorId: row.id, successorId: target.id, type };
    }
    const scrolled = scroller.current.scrollLeft - startScroll;
    const days = Math.round((lastX - startX + scrolled) / scale.dayWidth);
    if (part === 'bar') {
      const milestoneIds = selected.has(row.id) ? [...selected] : [row.id];
      return { kind: 'shift', milestoneIds, days, worked: false };
    }
    const from = part === 'start' ? row.startDate : row.finishDate;
    if (from === null) return null;
    return { kind: part === 'start' ? 'start' : 'finish', milestoneId: row.id, to: addDays(from, days) };
  };

  const step = (): void => {
    frame.current = 0;
    const now = held.current;
    const { scroller, scale, aside } = latest.current;
    if (!now?.moving || scroller.current === null || scale === null) return;
    const box = scroller.current.getBoundingClientRect();
    const before = scroller.current.scrollLeft;
    if (now.lastX > box.right - EDGE) scroller.current.scrollBy({ left: EDGE_SPEED });
    else if (now.lastX < box.left + aside + EDGE) scroller.current.scrollBy({ left: -EDGE_SPEED });
    if (now.part.startsWith('link')) {
      const { from, to } = now.row.bar!.work;
      const fromX = scale.x(now.part === 'link-end' ? to : from);
      setLine({ fromRow: now.index, fromX, ...place(now.lastX, now.lastY) });
    }
    latest.current.onGesture(gestureOf(now));
    if (scroller.current.scrollLeft !== before) frame.current = requestAnimationFrame(step);
  };

  const end = (drop: boolean): void => {
    const now = held.current;
    held.current = null;
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    setLine(null);
    if (!now?.moving) return;
    if (drop) latest.current.onDrop(gestureOf(now));
    else latest.current.onGesture(null);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && held.current?.moving) {
        event.preventDefault();
        event.stopPropagation();
        dropped.current = true;
        end(false);
      }
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      cancelAnimationFrame(frame.current);
    };
    // The handlers read what they need from refs.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    // Two fingers zoom: what the first took hold of is let go where it was.
    if (fingers.current.press(event)) return end(false);
    const target = event.target as Element;
    const part = target.closest<SVGElement>('[data-part]')?.dataset['part'] as Part | undefined;
    const id = target.closest<SVGElement>('[data-id]')?.dataset['id'];
    const index = latest.current.rows.findIndex((row) => row.id === id);
    const row = latest.current.rows[index];
    if (event.button !== 0 || !part || row?.kind !== 'milestone') return;
    // A finger scrolls; it takes hold only of a bar that was chosen before.
    if (event.pointerType === 'touch' && !latest.current.selected.has(row.id)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = {
      part,
      row,
      index,
      pointerId: event.pointerId,
      startX: event.clientX,
      startScroll: latest.current.scroller.current?.scrollLeft ?? 0,
      moving: false,
      lastX: event.clientX,
      lastY: event.clientY,
    };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const now = held.current;
    if (now?.pointerId !== event.pointerId) return;
    now.lastX = event.clientX;
    now.lastY = event.clientY;
    if (!now.moving && Math.abs(event.clientX - now.startX) < SLACK && !now.part.startsWith('link')) return;
    now.moving = true;
    if (frame.current === 0) frame.current = requestAnimationFrame(step);
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    if (fingers.current.lift(event)) return;
    const now = held.current;
    if (dropped.current) {
      dropped.current = false;
      return;
    }
    if (now?.pointerId !== event.pointerId) {
      // A press beside the bars is one on their row; a finger that scrolled has been cancelled before.
      options.onPress(Math.floor(place(event.clientX, event.clientY).y / ROW_HEIGHT), event);
      return;
    }
    if (!now.moving) options.onPress(now.index, event);
    end(true);
  };
  return { line, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => end(false) } };
}
