/** Where things lie on a timeline of several plans. */
import { fromDayNumber, toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import { monthName } from '@workback/domain/calendar/date-words';
import { monthStarts } from './chart-axes.js';

/** A scale of days over a width in percent, so that the drawing needs no measuring. */
export interface LaneScale {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Percent of the width at the morning of a day, between 0 and 100. */
  readonly at: (day: PlainDate) => number;
  /** Percent at the evening of a day. */
  readonly after: (day: PlainDate) => number;
  readonly months: readonly { readonly at: number; readonly label: string }[];
}

const MARGIN_DAYS = 10;
const MOST_LABELS = 14;

/** A scale that holds all of the days, with some air; null without any. */
export function laneScale(days: readonly (PlainDate | null)[]): LaneScale | null {
  const numbers = days.flatMap((day) => (day === null ? [] : [toDayNumber(day)])).filter(Number.isFinite);
  if (numbers.length === 0) return null;
  const from = numbers.reduce((a, b) => Math.min(a, b)) - MARGIN_DAYS;
  const to = numbers.reduce((a, b) => Math.max(a, b)) + MARGIN_DAYS;
  const percent = (day: number): number =>
    Math.round(Math.min(1, Math.max(0, (day - from) / (to - from))) * 10_000) / 100;
  const starts = monthStarts(from, to);
  const every = Math.max(1, Math.ceil(starts.length / MOST_LABELS));
  return {
    from: fromDayNumber(from),
    to: fromDayNumber(to),
    at: (day) => percent(toDayNumber(day)),
    after: (day) => percent(toDayNumber(day) + 1),
    months: starts
      .filter(({ index }, i) => (every === 1 ? true : index % every === 0) || i === 0)
      .map(({ day, month, year }, i) => ({
        at: percent(day),
        label: i === 0 || month === 1 ? `${monthName(month)} ${year}` : monthName(month),
      })),
  };
}
