import { fromDayNumber, toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import {
  type CSSProperties,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { formatDay, formatWeekday } from '../prepare/format-date.js';
import type { Status } from '../status-mark.js';
import { HEAD_HEIGHT, ROW_HEIGHT } from '../timeline-drawing.js';
import { useWidth } from '../use-width.js';
import { CanvasBody, type CanvasGesture, type CanvasGhosts } from './canvas-body.js';
import { CanvasHead } from './canvas-head.js';
import { type CanvasLink, placeLinks } from '../prepare/canvas-links.js';
import { CanvasCorner, CanvasNames } from './canvas-names.js';
import { type CanvasGate, placeGates } from '../prepare/canvas-gates.js';
import { canvasRange, type CanvasRow } from '../prepare/canvas-rows.js';
import { canvasScale, dayNumbers, type Zoom } from '../prepare/canvas-scale.js';
import { PlanList } from './plan-list.js';
import { PrintedPlan } from './printed-plan.js';
import { useBarDrag } from './use-bar-drag.js';
import { useCanvasKeys } from './use-canvas-keys.js';
import { useCanvasWindow } from './use-canvas-window.js';
import { useCanvasZoom } from './use-canvas-zoom.js';

/** What the canvas tells of while somebody edits a plan on it. */
export interface TimelineEditing {
  /** What letting go now would mean; null when it was given up. */
  readonly onGesture: (gesture: CanvasGesture | null) => void;
  readonly onDrop: (gesture: CanvasGesture | null) => void;
  /** By keys: shift a milestone, or all that are chosen, by a day of work or a week; apply, or leave it. */
  readonly onShift: (id: string, direction: 1 | -1, week: boolean) => void;
  readonly onApply: () => void;
  readonly onCancel: () => void;
  readonly onLink: (id: string) => void;
  /** Where bars would go, and the words for it, while something is in the air. */
  readonly ghosts: CanvasGhosts | null;
  readonly effects: { readonly subject: string; readonly shown: ReactNode } | null;
}

export interface PlanTimelineProps {
  readonly rows: readonly CanvasRow<Status>[];
  readonly links: readonly CanvasLink[];
  readonly launchDate: PlainDate | null;
  readonly forecast: PlainDate | null;
  readonly today: PlainDate;
  readonly workingDays: readonly number[];
  readonly closed: readonly { readonly on: PlainDate; readonly name: string }[];
  /** Gates of the initiative, marked at their dates. */
  readonly gates?: readonly CanvasGate[];
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (id: string) => void;
  readonly onToggle: (laneId: string) => void;
  readonly editing: TimelineEditing | null;
  readonly label: string;
  /** The plan in a sentence or two. */
  readonly summary: string;
  /** Fixed width in pixels, for tests; otherwise it fills its container. */
  readonly width?: number;
}

/** Below this width a drawing says less than a list. */
const LIST_BELOW = 640;
const COLUMNS_FROM = 960;

/** A plan hanging from its launch: names at the left, bars at the right, drawn as far as they are seen. */
export function PlanTimeline(props: PlanTimelineProps): ReactElement {
  const [ref, width] = useWidth<HTMLDivElement>(0, props.width);
  return (
    <div ref={ref} className="timeline">
      {width === 0 ? null : width < LIST_BELOW ? (
        <PlanList rows={props.rows} summary={props.summary} label={props.label} onOpen={props.onOpen} />
      ) : (
        <Canvas {...props} width={width} />
      )}
      <PrintedPlan {...props} />
    </div>
  );
}

function Canvas(props: PlanTimelineProps & { readonly width: number }): ReactElement {
  const { rows, links, workingDays, closed, zoom, onZoom, selected, editing, label, summary, width } = props;
  const columns = width >= COLUMNS_FROM;
  const aside = columns ? 404 : 288;
  const room = width - aside - 2;
  const today = toDayNumber(props.today);
  const launch = props.launchDate === null ? null : toDayNumber(props.launchDate);
  const forecast = useMemo(() => forecastOf(props.forecast, props.launchDate), [props.forecast, props.launchDate]);
  const range = useMemo(
    () => canvasRange(rows, [launch, forecast?.day ?? null, today]),
    [rows, launch, forecast, today],
  );
  const scale = useMemo(() => range && canvasScale(range, zoom, room, launch), [range, zoom, room, launch]);
  const gates = useMemo(
    () =>
      scale === null
        ? []
        : placeGates(props.gates ?? [], scale.x, launch === null ? null : scale.x(launch + 1), forecast?.late),
    [props.gates, scale, launch, forecast],
  );
  const free = useMemo(() => dayNumbers(closed.map(({ on }) => on)), [closed]);
  const named = useMemo(() => new Map(closed.map(({ on, name }) => [toDayNumber(on), name || 'Day off'])), [closed]);
  const placed = useMemo(() => placeLinks(links, rows), [links, rows]);
  const summaryId = useId();

  const flag = useRef<HTMLDivElement>(null);
  const month = useRef<HTMLSpanElement>(null);
  const pop = useRef<HTMLDivElement>(null);
  const onScroll = useCallback(
    (at: HTMLElement) => {
      if (scale === null) return;
      const seen = at.clientWidth - aside;
      if (flag.current && launch !== null) {
        const x = Math.min(scale.x(launch + 1) - at.scrollLeft, seen);
        flag.current.style.transform = `translateX(${aside + x}px)`;
        flag.current.style.visibility = x < 40 ? 'hidden' : 'visible';
      }
      if (month.current) month.current.textContent = fromDayNumber(Math.floor(scale.dayAt(at.scrollLeft))).slice(0, 7);
      pop.current?.style.setProperty('--sx', `${at.scrollLeft}px`);
      pop.current?.style.setProperty('--sy', `${at.scrollTop}px`);
    },
    [scale, aside, launch],
  );
  const [scroller, shown, measure] = useCanvasWindow(
    { rowHeight: ROW_HEIGHT, rows: rows.length, aside, headHeight: HEAD_HEIGHT },
    onScroll,
  );
  useCanvasZoom({ scroller, scale, onZoom, aside, launch, measure });

  // By its id: a row that was moved takes the focus along to its new place.
  const [active, setActiveId] = useState(rows[0]?.id ?? '');
  const current = Math.max(
    0,
    rows.findIndex(({ id }) => id === active),
  );
  const known = useRef(rows);
  useLayoutEffect(() => {
    known.current = rows;
  });
  const setActive = useCallback((index: number) => setActiveId(known.current[index]?.id ?? ''), []);
  const keys = useCanvasKeys({ ...props, scroller, current, setActive, scale, today });
  const drag = useBarDrag({
    scroller,
    rows,
    scale,
    aside,
    headHeight: HEAD_HEIGHT,
    selected,
    onGesture: (gesture) => editing?.onGesture(gesture),
    onDrop: (gesture) => editing?.onDrop(gesture),
    onPress: keys.press,
  });
  useLayoutEffect(() => {
    if (scroller.current) onScroll(scroller.current);
  });

  const subject = editing?.effects ? rows.findIndex(({ id }) => id === editing.effects?.subject) : -1;
  const drawn = rows.slice(shown.firstRow, shown.endRow).map((_, i) => shown.firstRow + i);
  // The row with the focus stays, wherever the plan was scrolled to.
  if (rows.length > 0 && !drawn.includes(current)) drawn.push(current);
  // Where there is no room below the row, the effects stand above it.
  useLayoutEffect(() => {
    const at = pop.current;
    if (at === null) return;
    at.classList.remove('above');
    if (at.getBoundingClientRect().bottom > window.innerHeight) at.classList.add('above');
  }, [subject]);
  const ghosts = editing?.ghosts || drag.line ? withLine(editing?.ghosts ?? null, drag.line) : null;
  const height = HEAD_HEIGHT + rows.length * ROW_HEIGHT;
  const pressRow = useRef(keys.pressName);
  useLayoutEffect(() => {
    pressRow.current = keys.pressName;
  });
  const onRowClick = useCallback((index: number, event: MouseEvent) => pressRow.current(index, event), []);

  return (
    <div className={columns ? 'cv-wrap' : 'cv-wrap narrow'}>
      <p id={summaryId} className="vh">
        {summary}
      </p>
      <div
        ref={scroller}
        className="cv"
        style={{ '--aside': `${aside}px` } as CSSProperties}
        role="treegrid"
        aria-label={label}
        aria-describedby={summaryId}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={editing ? true : undefined}
        tabIndex={-1}
        onKeyDown={keys.onKeyDown}
      >
        <div className="cv-size" role="presentation" style={{ width: aside + (scale?.width ?? room), height }}>
          <div className="cv-head" role="presentation">
            <div className="cv-aside" role="rowgroup">
              <CanvasCorner columns={columns} />
            </div>
            <div className="cv-headplan" role="presentation">
              {scale ? (
                <CanvasHead
                  shown={shown}
                  scale={scale}
                  today={today}
                  forecast={forecast}
                  launch={launch}
                  named={named}
                  gates={gates}
                />
              ) : null}
            </div>
          </div>
          <div className="cv-aside cv-names" role="rowgroup" style={{ height: rows.length * ROW_HEIGHT }}>
            {drawn.map((index) => (
              <CanvasNames
                key={rows[index]!.id}
                row={rows[index]!}
                index={index}
                columns={columns}
                current={index === current}
                selected={selected.has(rows[index]!.id)}
                onFocus={setActive}
                onClick={onRowClick}
              />
            ))}
          </div>
          <div className="cv-plan" role="presentation" style={{ left: aside, top: HEAD_HEIGHT }} {...drag.handlers}>
            {scale ? (
              <CanvasBody
                rows={rows}
                links={placed}
                shown={shown}
                scale={scale}
                today={today}
                launch={launch}
                forecast={forecast}
                workingDays={workingDays}
                closed={free}
                marked={selected}
                ghosts={ghosts}
                editable={editing !== null}
                gates={gates}
              />
            ) : (
              <p className="mu tl-nodates">No dates yet. They follow from a launch date and estimates.</p>
            )}
          </div>
        </div>
      </div>
      {launch === null || scale === null ? null : (
        <div ref={flag} className="cv-flag" aria-hidden="true">
          <b>Launch {formatWeekday(props.launchDate)}</b>
          <svg width="15" height="10">
            <path className="tl-flag" d="M15 0H0l3.5 5L0 10h15z" />
          </svg>
        </div>
      )}
      <span ref={month} className="cv-month" aria-hidden="true" />
      {editing?.effects && subject >= 0 && scale ? (
        <div ref={pop} className="cv-at" style={placeOf(rows[subject]!, subject, scale, aside, ghosts)}>
          {editing.effects.shown}
        </div>
      ) : null}
    </div>
  );
}

function forecastOf(forecast: PlainDate | null, launchDate: PlainDate | null) {
  if (forecast === null || forecast === launchDate) return null;
  const late = launchDate !== null && forecast > launchDate;
  return { day: toDayNumber(forecast), label: `Forecast ${formatDay(forecast)}`, late };
}

function withLine(ghosts: CanvasGhosts | null, line: CanvasGhosts['link']): CanvasGhosts {
  return { bars: ghosts?.bars ?? new Map(), held: ghosts?.held ?? new Set(), link: line ?? null };
}

/** Below the row that was taken hold of, beside where its bar would go. */
function placeOf(
  row: CanvasRow,
  index: number,
  scale: { readonly x: (day: number) => number },
  aside: number,
  ghosts: CanvasGhosts | null,
): CSSProperties {
  const work = row.kind === 'milestone' ? (ghosts?.bars.get(row.id) ?? row.bar?.work) : row.span;
  const x = aside + (work ? scale.x(work.from) : 0);
  return { '--x': `${x}px`, '--y': `${HEAD_HEIGHT + (index + 1) * ROW_HEIGHT}px` } as CSSProperties;
}
