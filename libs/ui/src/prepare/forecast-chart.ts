/** The outcomes of many runs as bars over time, with the days that matter. */
import { toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import { dayTicks, type Tick } from './chart-axes.js';
import { formatDate, formatDay } from './format-date.js';

/** What a forecast found out. */
export interface ForecastOutcome {
  readonly bars: readonly { readonly from: PlainDate; readonly to: PlainDate; readonly runs: number }[];
  readonly percentiles: readonly { readonly percent: number; readonly on: PlainDate }[];
  readonly launchDate: PlainDate | null;
}

/** A bar; positions are day numbers, `to` the first day after it, the height a part of the tallest. */
export interface PreparedBar {
  readonly from: number;
  readonly to: number;
  readonly height: number;
  /** It ends after the launch date. */
  readonly late: boolean;
  readonly label: string;
}

/** A day with a name over the bars. */
export interface PreparedDay {
  readonly day: number;
  readonly label: string;
  readonly launch: boolean;
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
  const launch = launchDate === null ? null : toDayNumber(launchDate);
  const starts = bars.map(({ from }) => toDayNumber(from));
  const first = Math.min(...starts, ...(launch === null ? [] : [launch]));
  const last = Math.max(toDayNumber(bars.at(-1)!.to), launch ?? 0);
  const tallest = Math.max(1, ...bars.map(({ runs }) => runs));
  const total = bars.reduce((sum, { runs }) => sum + runs, 0);
  let sofar = 0;
  const rows = bars.map(({ from, to, runs }) => {
    sofar += runs;
    return [formatDate(from), formatDate(to), String(runs), percent(runs, total), percent(sofar, total)];
  });
  return {
    from: first - 1,
    to: last + 2,
    bars: bars.map(({ from, to, runs }, i) => ({
      from: starts[i]!,
      // A bar reaches to the next one, so that weekends leave no gaps.
      to: starts[i + 1] ?? toDayNumber(to) + 1,
      height: runs / tallest,
      late: launch !== null && toDayNumber(from) > launch,
      label: `${formatDay(from)}${from === to ? '' : ` to ${formatDay(to)}`}: ${runs} runs`,
    })),
    days: [
      ...percentiles.map(({ percent: share, on }) => ({ day: toDayNumber(on), label: `${share} %`, launch: false })),
      ...(launch === null ? [] : [{ day: launch, label: `Launch ${formatDay(launchDate)}`, launch: true }]),
    ],
    ticks: dayTicks(first, last, ticksAtMost),
    rows,
  };
}

function percent(part: number, whole: number): string {
  const share = (part / whole) * 100;
  return `${share > 0 && share < 0.1 ? '< 0.1' : share.toFixed(1)} %`;
}
