/** The outcomes of many runs as bars over time, with the days that matter. */
import { daysBetween, type PlainDate } from '@workback/domain/calendar/plain-date';
import type { Tick } from './chart-axes.js';
import { formatDate, formatDay } from './format-date.js';

/** What a forecast found out. */
export interface ForecastOutcome {
  readonly bars: readonly { readonly from: PlainDate; readonly to: PlainDate; readonly runs: number }[];
  readonly percentiles: readonly { readonly percent: number; readonly on: PlainDate }[];
  readonly launchDate: PlainDate | null;
}

/** A bar; all are one wide, whatever weekends lie between them. The height is a part of the tallest. */
export interface PreparedBar {
  readonly height: number;
  /** It begins after the launch date. */
  readonly late: boolean;
  readonly label: string;
}

/** A day with a name over the bars, in their widths from the left end of the first. */
export interface PreparedDay {
  readonly at: number;
  readonly label: string;
  readonly kind: 'launch' | 'share';
}

/** Everything that is drawn, and the same as rows. */
export interface PreparedForecast {
  readonly from: number;
  readonly to: number;
  readonly bars: readonly PreparedBar[];
  readonly days: readonly PreparedDay[];
  readonly ticks: readonly Tick[];
  readonly rows: readonly (readonly string[])[];
}

/** Headings of the rows. */
export const FORECAST_COLUMNS = ['Finished from', 'to', 'Runs', 'Share', 'Finished by then'] as const;

/** Prepares the drawing; the launch date is in sight also where no run ends near it. */
export function prepareForecast(
  { bars, percentiles, launchDate }: ForecastOutcome,
  ticksAtMost: number,
): PreparedForecast {
  const at = (date: PlainDate) => positionOf(bars, date);
  const launch = launchDate === null ? [] : [at(launchDate)];
  const tallest = Math.max(1, ...bars.map(({ runs }) => runs));
  const total = bars.reduce((sum, { runs }) => sum + runs, 0);
  let sofar = 0;
  const rows = bars.map(({ from, to, runs }) => {
    sofar += runs;
    return [formatDate(from), formatDate(to), String(runs), percent(runs, total), percent(sofar, total)];
  });
  const every = Math.max(1, Math.ceil(bars.length / ticksAtMost));
  return {
    from: Math.min(0, ...launch) - 0.5,
    to: Math.max(bars.length, ...launch) + 0.5,
    bars: bars.map(({ from, to, runs }) => ({
      height: runs / tallest,
      late: launchDate !== null && from > launchDate,
      label: `${formatDay(from)}${from === to ? '' : ` to ${formatDay(to)}`}: ${runs} runs`,
    })),
    days: [
      ...percentiles.map(({ percent: share, on }) => ({ at: at(on), label: `${share} %`, kind: 'share' as const })),
      ...launch.map((position) => ({
        at: position,
        label: `Launch ${formatDay(launchDate)}`,
        kind: 'launch' as const,
      })),
    ],
    ticks: bars.flatMap(({ from }, i) => (i % every === 0 ? [{ at: i + 0.5, label: formatDay(from) }] : [])),
    rows,
  };
}

/** The evening of a day in widths of bars; before the first and after the last by the days that a bar takes on average. */
function positionOf(bars: ForecastOutcome['bars'], date: PlainDate): number {
  const [first, last] = [bars[0]!, bars.at(-1)!];
  const daysOfBar = (daysBetween(first.from, last.to) + 1) / bars.length;
  if (date < first.from) return -daysBetween(date, first.from) / daysOfBar;
  if (date > last.to) return bars.length + daysBetween(last.to, date) / daysOfBar;
  const next = bars.findIndex(({ from }) => from > date);
  const index = next < 0 ? bars.length - 1 : next - 1;
  const { from, to } = bars[index]!;
  return index + Math.min(1, (daysBetween(from, date) + 1) / (daysBetween(from, to) + 1));
}

function percent(part: number, whole: number): string {
  const share = (part / whole) * 100;
  return `${share > 0 && share < 0.1 ? '< 0.1' : share.toFixed(1)} %`;
}
