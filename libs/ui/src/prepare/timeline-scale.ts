/** Where the days of a timeline lie: its width, its header, and the days nobody works. Pixels and day numbers. */
import { dayOfWeekOf, toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import { mondays, monthStarts } from './chart-axes.js';
import { monthName } from '@workback/domain/calendar/date-words';
import type { PreparedTimeline } from './timeline.js';
import type { Stretch } from './timeline-bar.js';

/** A name in the header, at the left end of what it names. */
export interface HeaderMark {
  readonly x: number;
  readonly label: string;
}

/** The scale of a timeline. */
export interface TimelineScale {
  /** Width of the whole drawing; more than the room it has when it has to be scrolled. */
  readonly width: number;
  readonly dayWidth: number;
  readonly x: (day: number) => number;
  readonly shows: (day: number) => boolean;
  readonly months: readonly HeaderMark[];
  /** Empty when there is no room for weeks. */
  readonly weeks: readonly HeaderMark[];
  readonly closed: readonly Stretch[];
}

const LEAST_DAY_WIDTH = 2.5;
const MOST_WIDTH = 8000;
/** Room right of the launch flag: for the name of a late forecast, or for air. */
const FORECAST_ROOM = 112;
const AIR = 20;
const WEEK_LABEL = 22;
const MONTH_LABEL = 34;
const FIRST_MONTH_LABEL = 72;
const LETTER_WIDTH = 7.5;
const CLOSED_FROM_DAY_WIDTH = 1.5;

/** Fits a timeline into `room` pixels; a day keeps 2.5 pixels, beyond that the drawing gets wider than its room. */
export function timelineScale(
  { range, launch, forecast }: Pick<PreparedTimeline, 'range' | 'launch' | 'forecast'>,
  room: number,
  calendar: { readonly workingDays: readonly number[]; readonly holidays: readonly PlainDate[] },
): TimelineScale | null {
  if (range === null) return null;
  const { from } = range;
  const spare = forecast?.late === true ? FORECAST_ROOM : AIR;
  const fit = Math.min(
    room / (range.to - from),
    launch === null ? Infinity : Math.max(1, room - spare) / (launch.day + 1 - from),
  );
  const wanted = Math.max(fit, LEAST_DAY_WIDTH);
  const dayWidth = Math.min(wanted, Math.max(fit, MOST_WIDTH / (range.to - from)));
  const width = Math.max(room, Math.ceil((range.to - from) * dayWidth + (fit < dayWidth ? spare : 0)));
  const to = from + Math.ceil(width / dayWidth);
  const x = (day: number) => Math.round((day - from) * dayWidth * 10) / 10;
  return {
    width,
    dayWidth,
    x,
    shows: (day) => day >= from && day < to,
    months: fitting(monthMarks(from, to, dayWidth, x), width),
    weeks:
      dayWidth * 7 >= WEEK_LABEL
        ? fitting(
            mondays(from, to).map((day) => ({ x: x(day), label: dayOfMonth(day) })),
            width,
          )
        : [],
    closed: dayWidth >= CLOSED_FROM_DAY_WIDTH ? closedStretches(from, to, calendar) : [],
  };
}

function monthMarks(from: number, to: number, dayWidth: number, x: (day: number) => number): HeaderMark[] {
  const every = [1, 3, 6, 12, 60, 120].find((months) => months * 30 * dayWidth >= MONTH_LABEL) ?? 600;
  const starts = monthStarts(from, to).filter(({ index }) => index % every === 0);
  // The month the drawing begins in is named at its edge, where the next one leaves room for that.
  const first = monthStarts(from - 31, from).at(-1);
  const edge = every === 1 && first !== undefined && first.day < from && x(starts[0]?.day ?? to) >= FIRST_MONTH_LABEL;
  return [...(edge ? [{ ...first, day: from }] : []), ...starts].map(({ day, month, year }, i) => ({
    x: x(day),
    label: i === 0 || month === 1 ? `${monthName(month)} ${year}` : monthName(month),
  }));
}

/** Leaves out a name that would run out at the right end. */
function fitting(marks: readonly HeaderMark[], width: number): HeaderMark[] {
  return marks.filter(({ x, label }) => x + 6 + label.length * LETTER_WIDTH <= width);
}

function dayOfMonth(day: number): string {
  const start = monthStarts(day - 31, day).at(-1)?.day ?? day;
  return String(day - start + 1);
}

/** Days that are not worked, joined where they follow each other. */
function closedStretches(
  from: number,
  to: number,
  { workingDays, holidays }: { readonly workingDays: readonly number[]; readonly holidays: readonly PlainDate[] },
): Stretch[] {
  const free = new Set(holidays.map(toDayNumber));
  const stretches: Stretch[] = [];
  for (let day = from; day < to; day++) {
    if (workingDays.includes(dayOfWeekOf(day)) && !free.has(day)) continue;
    const last = stretches.at(-1);
    if (last?.to === day) stretches[stretches.length - 1] = { from: last.from, to: day + 1 };
    else stretches.push({ from: day, to: day + 1 });
  }
  return stretches;
}
