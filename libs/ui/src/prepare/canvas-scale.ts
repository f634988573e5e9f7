/** Where the days of a canvas lie, and what its header says at each zoom. Pixels and day numbers. */
import { monthName } from '@workback/domain/calendar/date-words';
import { dayOfWeekOf, fromDayNumber, toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import { mondays, monthStarts, type MonthStart } from './chart-axes.js';
import type { Stretch } from './timeline-bar.js';
import type { HeaderMark } from './timeline-scale.js';

/** Pixels a day, or as many as the whole plan fits with. */
export type Zoom = number | 'fit';

/** The steps of the zoom, named after what can be told apart. */
export const ZOOM_STEPS: readonly (readonly [name: string, dayWidth: number])[] = [
  ['Years', 0.3],
  ['Quarters', 1],
  ['Months', 3],
  ['Weeks', 9],
  ['Days', 28],
];
export const LEAST_DAY_WIDTH = 0.05;
export const MOST_DAY_WIDTH = 56;

/** The scale of a canvas. */
export interface CanvasScale {
  readonly from: number;
  readonly to: number;
  readonly dayWidth: number;
  /** Width of the whole canvas. */
  readonly width: number;
  readonly x: (day: number) => number;
  /** The day at a place, as a fraction. */
  readonly dayAt: (x: number) => number;
}

/** Room right of the launch for the name of a late forecast, or for air. */
const SPARE = 96;

/** Lays a range of days out; at the zoom `fit` the launch stands at the right end of the room. */
export function canvasScale(
  range: { readonly from: number; readonly to: number },
  zoom: Zoom,
  room: number,
  launch: number | null,
): CanvasScale {
  const { from } = range;
  const fit = Math.min(
    room / (range.to - from),
    launch === null || launch < from ? Infinity : Math.max(60, room - SPARE) / (launch + 1 - from),
  );
  const wanted = zoom === 'fit' ? fit : zoom;
  const dayWidth = Math.min(MOST_DAY_WIDTH, Math.max(LEAST_DAY_WIDTH, wanted));
  const width = Math.max(room, Math.ceil((range.to - from) * dayWidth));
  return {
    from,
    to: from + Math.ceil(width / dayWidth),
    dayWidth,
    width,
    x: (day) => Math.round((day - from) * dayWidth * 10) / 10,
    dayAt: (x) => from + x / dayWidth,
  };
}

/** The next step of the zoom in a direction, from wherever it is. */
export function nextZoom(dayWidth: number, direction: 1 | -1): number {
  const widths = ZOOM_STEPS.map(([, width]) => width);
  const next =
    direction > 0
      ? widths.find((width) => width > dayWidth * 1.05)
      : widths.findLast((width) => width < dayWidth * 0.95);
  return next ?? (direction > 0 ? MOST_DAY_WIDTH : LEAST_DAY_WIDTH * 2);
}

/** Two lines of names over a stretch of a canvas, each at the left end of what it names. */
export interface HeaderLines {
  readonly upper: readonly HeaderMark[];
  readonly lower: readonly HeaderMark[];
  /** Where rules run through the plan. */
  readonly rules: readonly number[];
}

const MONTH_LABEL = 34;

/** The header between two places of a canvas. */
export function headerLines(scale: CanvasScale, fromX: number, toX: number): HeaderLines {
  const { dayWidth, x } = scale;
  const first = Math.floor(scale.dayAt(fromX));
  const last = Math.ceil(scale.dayAt(toX));
  const months = monthStarts(first - 31, last);
  if (dayWidth * 30 < MONTH_LABEL) {
    const quarters = dayWidth * 91 >= 26;
    const years = months.filter(({ month, year }) => month === 1 && (quarters || year % yearStep(dayWidth) === 0));
    return {
      upper: years.map(({ day, year }) => ({ x: x(day), label: String(year) })),
      lower: quarters
        ? months
            .filter(({ month }) => month % 3 === 1)
            .map(({ day, month }) => ({ x: x(day), label: `Q${(month + 2) / 3}` }))
        : [],
      rules: years.map(({ day }) => x(day)),
    };
  }
  return {
    upper: months.map((month, i) => ({ x: x(month.day), label: monthLabel(month, i === 0 || dayWidth > 9) })),
    lower: lowerLine(scale, first, last),
    rules: months.map(({ day }) => x(day)),
  };
}

function monthLabel({ month, year }: MonthStart, withYear: boolean): string {
  return withYear || month === 1 ? `${monthName(month)} ${year}` : monthName(month);
}

function yearStep(dayWidth: number): number {
  return [1, 2, 5, 10, 20, 50].find((years) => years * 365 * dayWidth >= 44) ?? 100;
}

function lowerLine({ dayWidth, x }: CanvasScale, first: number, last: number): HeaderMark[] {
  const dayOfMonth = (day: number) => String(Number(fromDayNumber(day).slice(8)));
  if (dayWidth >= 18) {
    const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
    return days.map((day) => ({ x: x(day), label: dayOfMonth(day) }));
  }
  return dayWidth * 7 >= 22 ? mondays(first, last).map((day) => ({ x: x(day), label: dayOfMonth(day) })) : [];
}

/** Days that nobody works between two places, joined where they follow each other; none where they are too narrow to see. */
export function closedDays(
  scale: CanvasScale,
  fromX: number,
  toX: number,
  workingDays: readonly number[],
  closed: ReadonlySet<number>,
): Stretch[] {
  if (scale.dayWidth < 1.4) return [];
  const stretches: Stretch[] = [];
  const last = Math.ceil(scale.dayAt(toX));
  for (let day = Math.floor(scale.dayAt(fromX)); day < last; day++) {
    if (workingDays.includes(dayOfWeekOf(day)) && !closed.has(day)) continue;
    const before = stretches.at(-1);
    if (before?.to === day) stretches[stretches.length - 1] = { from: before.from, to: day + 1 };
    else stretches.push({ from: day, to: day + 1 });
  }
  return stretches;
}

/** Days off as day numbers; texts that are no dates are left out. */
export function dayNumbers(dates: readonly PlainDate[]): Set<number> {
  return new Set(dates.map(toDayNumber).filter((day) => !Number.isNaN(day)));
}
