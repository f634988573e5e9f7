import type { PlainDate } from '../calendar/plain-date.js';
import { dateOfOutcome, type Sampler } from './sampler.js';

/** Shares of runs that a forecast names, in percent: for the team, for customers, for a contract (METHOD 8.2). */
export const FORECAST_PERCENTS = [50, 85, 95] as const;

/** The finish dates of many runs, in words and bars. */
export interface ForecastSummary {
  readonly runs: number;
  /** The first day by which at least this share of the runs is finished. */
  readonly percentiles: readonly { readonly percent: number; readonly on: PlainDate }[];
  /** Runs that are finished by the launch date; null without one. */
  readonly held: number | null;
  readonly earliestOn: PlainDate;
  readonly latestOn: PlainDate;
  /** Bars of equal length in working days, in order; empty ones in between are there too. */
  readonly bars: readonly ForecastBar[];
}

/** Runs that finish within some days, both included. */
export interface ForecastBar {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly runs: number;
}

const MOST_BARS = 40;

/** Sums up the outcomes of runs, at least one. */
export function summarise(sampler: Sampler, outcomes: Int32Array): ForecastSummary {
  const sorted = outcomes.toSorted();
  const runs = sorted.length;
  const on = (outcome: number) => dateOfOutcome(sampler, outcome);
  const [earliest, latest] = [sorted[0]!, sorted[runs - 1]!];
  return {
    runs,
    percentiles: FORECAST_PERCENTS.map((percent) => ({
      percent,
      on: on(sorted[Math.max(0, Math.ceil((percent / 100) * runs) - 1)]!),
    })),
    held: sampler.deadline === null ? null : countUpTo(sorted, sampler.deadline),
    earliestOn: on(earliest),
    latestOn: on(latest),
    bars: barsOf(sorted, on),
  };
}

/** How many of ascending numbers are not above a limit. */
function countUpTo(sorted: Int32Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function barsOf(sorted: Int32Array, on: (outcome: number) => PlainDate): ForecastBar[] {
  const first = sorted[0]!;
  const span = sorted[sorted.length - 1]! - first + 1;
  const width = Math.ceil(span / MOST_BARS);
  const counts = new Array<number>(Math.ceil(span / width)).fill(0);
  for (const outcome of sorted) counts[Math.floor((outcome - first) / width)]! += 1;
  return counts.map((runs, i) => ({ from: on(first + i * width), to: on(first + (i + 1) * width - 1), runs }));
}
