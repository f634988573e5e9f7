import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { MilestoneColumns } from './milestone-columns.js';
import type { PreparedTimeline, TimelineRow } from './prepare/timeline.js';
import type { TimelineInput } from './prepare/timeline-plan.js';
import { timelineScale } from './prepare/timeline-scale.js';
import { type Status, StatusMark } from './status-mark.js';
import { HEAD_HEIGHT, ROW_HEIGHT, TimelineDrawing } from './timeline-drawing.js';
import { TimelineLegend } from './timeline-legend.js';

interface TimelineGridProps extends Pick<TimelineInput, 'workingDays' | 'holidays'> {
  readonly timeline: PreparedTimeline<Status>;
  readonly width: number;
  readonly label: string;
  readonly onOpen: (id: string) => void;
}

const WIDE_FROM = 960;
const NAMES_WIDE = 404;
const NAMES_NARROW = 288;
const PAGE = 10;

/** Names on the left, bars on the right; one row is in the tab order, arrows move it, Enter opens it. */
export function TimelineGrid(props: TimelineGridProps): ReactElement {
  const { timeline, workingDays, holidays, width, label, onOpen } = props;
  const { rows, summary } = timeline;
  const wide = width >= WIDE_FROM;
  const room = width - (wide ? NAMES_WIDE : NAMES_NARROW);
  const scale = useMemo(
    () => timelineScale(timeline, room, { workingDays, holidays }),
    [timeline, room, workingDays, holidays],
  );
  const drawnWidth = scale?.width ?? 0;
  // What scrolls must be reachable by keyboard.
  const scrolls = drawnWidth > room ? { tabIndex: 0, role: 'group', 'aria-label': 'Plan, scrolls sideways' } : {};
  const [active, setActive] = useState(0);
  const [focused, setFocused] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const plan = useRef<HTMLDivElement>(null);
  const summaryId = useId();
  const current = Math.min(active, rows.length - 1);

  // The plan hangs from the launch: where it does not fit, its right end is shown first.
  useLayoutEffect(() => {
    if (plan.current !== null) plan.current.scrollLeft = drawnWidth;
  }, [drawnWidth]);

  const moveTo = (row: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, row));
    setActive(next);
    grid.current?.querySelectorAll<HTMLElement>('[data-row]')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const targets: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: current + PAGE,
      PageUp: current - PAGE,
    };
    const target = targets[event.key];
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Enter' || event.key === ' ') onOpen(rows[current]!.id);
    else if (event.key === 'ArrowLeft') plan.current?.scrollBy({ left: -7 * (scale?.dayWidth ?? 0) });
    else if (event.key === 'ArrowRight') plan.current?.scrollBy({ left: 7 * (scale?.dayWidth ?? 0) });
    else return;
    event.preventDefault();
  };
  const onPlanClick = (event: MouseEvent<HTMLElement>) => {
    const row = Math.floor(
      (event.clientY - event.currentTarget.getBoundingClientRect().top - HEAD_HEIGHT) / ROW_HEIGHT,
    );
    if (rows[row] !== undefined) onOpen(rows[row].id);
  };

  return (
    <>
      <p id={summaryId} className="vh">
        {summary}
      </p>
      <div className={wide ? 'tl' : 'tl narrow'}>
        <div
          ref={grid}
          className="tl-names"
          role="treegrid"
          aria-label={label}
          aria-describedby={summaryId}
          aria-rowcount={rows.length + 1}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          // Focus lies on the rows; the grid hears their keys. Its own place in the order is after them.
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          <div className="tl-head" role="row" aria-rowindex={1}>
            <MilestoneColumns wide={wide} />
          </div>
          {rows.map((row, i) => (
            <Names
              key={row.id}
              row={row}
              index={i}
              wide={wide}
              current={i === current}
              selected={focused && i === current}
              onFocus={() => setActive(i)}
              onOpen={onOpen}
            />
          ))}
        </div>
        <div ref={plan} className="tl-plan" {...scrolls}>
          {scale === null ? (
            <p className="mu tl-nodates">No dates yet. They follow from a launch date and estimates.</p>
          ) : (
            <div role="presentation" style={{ width: scale.width }} onClick={onPlanClick}>
              <TimelineDrawing timeline={timeline} scale={scale} selected={focused ? current : null} />
            </div>
          )}
        </div>
      </div>
      {scale === null ? null : <TimelineLegend rows={rows} />}
    </>
  );
}

interface NamesProps {
  readonly row: TimelineRow<Status>;
  readonly index: number;
  readonly wide: boolean;
  readonly current: boolean;
  readonly selected: boolean;
  readonly onFocus: () => void;
  readonly onOpen: (id: string) => void;
}

function Names({ row, index, wide, current, selected, onFocus, onOpen }: NamesProps): ReactElement {
  return (
    // The row's keys are heard by its grid.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      data-row={row.id}
      className={selected ? 'tl-row sel' : 'tl-row'}
      tabIndex={current ? 0 : -1}
      aria-rowindex={index + 2}
      aria-level={1}
      aria-label={row.sentence}
      onFocus={onFocus}
      onClick={() => onOpen(row.id)}
    >
      <span role="gridcell" className="mu">
        {row.label}
      </span>
      <span role="gridcell" className="tl-name">
        <b title={row.outcome}>{row.outcome}</b>
        <small className="mu">
          {row.meta}
          {row.status === null ? null : <StatusMark status={row.status} />}
        </small>
      </span>
      {wide ? (
        <span role="gridcell" className={row.startBy.late ? 'num tl-late' : 'num'} title={row.startBy.words}>
          {row.startBy.text}
        </span>
      ) : null}
      <span role="gridcell" className={row.float.late ? 'num tl-late' : 'num'} title={row.float.words}>
        {row.float.text === '' ? <span className="vh">done</span> : row.float.text}
      </span>
    </div>
  );
}
