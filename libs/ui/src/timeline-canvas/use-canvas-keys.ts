import type { KeyboardEvent, MouseEvent, PointerEvent, RefObject } from 'react';
import type { Status } from '../status-mark.js';
import { HEAD_HEIGHT, ROW_HEIGHT } from '../timeline-drawing.js';
import type { CanvasRow } from '../prepare/canvas-rows.js';
import { type CanvasScale, nextZoom, type Zoom } from '../prepare/canvas-scale.js';
import type { TimelineEditing } from './plan-timeline.js';

interface CanvasKeysOptions {
  readonly rows: readonly CanvasRow<Status>[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly scale: CanvasScale | null;
  readonly today: number;
  readonly current: number;
  readonly setActive: (index: number) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (id: string) => void;
  readonly onToggle: (laneId: string) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly editing: TimelineEditing | null;
}

const PAGE = 10;

/**
 * The keys of the treegrid and what presses do. Arrows move, Enter opens, Alt with arrows shifts by a day of work and with
 * Shift by a week, x selects, L links, + and - zoom, t shows today.
 */
export function useCanvasKeys(options: CanvasKeysOptions) {
  const { rows, scroller, scale, today, current, setActive, selected, onSelect, onOpen, onToggle, onZoom, editing } =
    options;
  const row = rows[current];

  const moveTo = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    const at = scroller.current;
    if (at === null) return;
    // Into sight first: the row may not have been drawn yet.
    const top = next * ROW_HEIGHT;
    const seen = at.clientHeight - HEAD_HEIGHT;
    if (top < at.scrollTop) at.scrollTo({ top });
    else if (top + ROW_HEIGHT > at.scrollTop + seen) at.scrollTo({ top: top + ROW_HEIGHT - seen });
    setActive(next);
    requestAnimationFrame(() => {
      at.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus({ preventScroll: true });
    });
  };

  const select = (index: number, mode: 'only' | 'toggle' | 'range'): void => {
    const target = rows[index];
    if (target?.kind !== 'milestone') return;
    if (mode === 'only') return onSelect(new Set([target.id]));
    const next = new Set(selected);
    if (mode === 'toggle') {
      if (!next.delete(target.id)) next.add(target.id);
    } else {
      const [from, to] = [Math.min(current, index), Math.max(current, index)];
      for (const each of rows.slice(from, to + 1)) if (each.kind === 'milestone') next.add(each.id);
    }
    onSelect(next);
  };

  const modeOf = (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) =>
    event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only';

  const scrollDays = (days: number): void => {
    scroller.current?.scrollBy({ left: days * (scale?.dayWidth ?? 0) });
  };

  const plainKeys: Record<string, () => void> = {
    ArrowDown: () => moveTo(current + 1),
    ArrowUp: () => moveTo(current - 1),
    PageDown: () => moveTo(current + PAGE),
    PageUp: () => moveTo(current - PAGE),
    Home: () => moveTo(0),
    End: () => moveTo(rows.length - 1),
    ArrowLeft: () => (row?.kind === 'lane' ? row.expanded && onToggle(row.id) : scrollDays(-7)),
    ArrowRight: () => (row?.kind === 'lane' ? !row.expanded && onToggle(row.id) : scrollDays(7)),
    Enter: () => {
      if (editing?.effects) editing.onApply();
      else if (row?.kind === 'lane') onToggle(row.id);
      else if (row) onOpen(row.id);
    },
    ' ': () => (row?.kind === 'lane' ? onToggle(row.id) : select(current, 'toggle')),
    x: () => select(current, 'toggle'),
    l: () => row?.kind === 'milestone' && editing?.onLink(row.id),
    L: () => row?.kind === 'milestone' && editing?.onLink(row.id),
    '+': () => scale && onZoom(nextZoom(scale.dayWidth, 1)),
    '=': () => scale && onZoom(nextZoom(scale.dayWidth, 1)),
    '-': () => scale && onZoom(nextZoom(scale.dayWidth, -1)),
    '0': () => onZoom('fit'),
    t: () => scroller.current?.scrollTo({ left: (scale?.x(today) ?? 0) - 240 }),
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (event.altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      // Alt with an arrow is the browser's way back; here it moves the bar.
      event.preventDefault();
      if (row?.kind === 'milestone') editing?.onShift(row.id, key === 'ArrowLeft' ? -1 : 1, event.shiftKey);
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === 'Escape') {
      if (editing?.effects) editing.onCancel();
      else if (selected.size > 0) onSelect(new Set());
      else return;
      event.preventDefault();
      return;
    }
    if (event.shiftKey && (key === 'ArrowDown' || key === 'ArrowUp')) {
      const next = current + (key === 'ArrowDown' ? 1 : -1);
      select(next, 'range');
      moveTo(next);
      event.preventDefault();
      return;
    }
    const act = plainKeys[key];
    if (act === undefined || (event.target as HTMLElement).closest('button, input, select, textarea')) return;
    event.preventDefault();
    act();
  };

  const press = (index: number, event: PointerEvent): void => {
    const target = rows[index];
    if (target === undefined) return;
    if (target.kind === 'lane') return onToggle(target.id);
    setActive(index);
    // The first press chooses, a press on what is chosen opens.
    const mode = modeOf(event);
    if (editing === null || (mode === 'only' && selected.size === 1 && selected.has(target.id)))
      return onOpen(target.id);
    select(index, mode);
  };

  const pressName = (index: number, event: MouseEvent): void => {
    const target = rows[index];
    if (target === undefined) return;
    if (target.kind === 'lane') return onToggle(target.id);
    const mode = modeOf(event);
    if (mode === 'only') onOpen(target.id);
    else select(index, mode);
  };
  return { onKeyDown, press, pressName };
}
