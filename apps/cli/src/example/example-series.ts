import { addDays, toDayNumber } from '@workback/domain/calendar/plain-date';

/** The numbers of the example: made up, the same on every machine, and moving with the days since its launch. */
export interface ExampleSeries {
  readonly name: string;
  /** Value on a day; `sinceLaunch` is negative before the launch. */
  value(sinceLaunch: number, dayNumber: number): number;
}

/** Launch of the concluded initiative, in days before the first run. */
export const LAUNCHED_DAYS_AGO = 112;
/** Days of history the source keeps before that launch. */
const DAYS_BEFORE_LAUNCH = 120;

/** A repeatable wobble between -1 and 1. */
function wobble(dayNumber: number, seed: number): number {
  const x = Math.sin(dayNumber * 12.9898 + seed * 78.233) * 43758.5453;
  return 2 * (x - Math.floor(x)) - 1;
}

/** From one level to another over so many days after the launch. */
function ramp(before: number, after: number, sinceLaunch: number, days: number): number {
  const share = Math.min(1, Math.max(0, sinceLaunch / days));
  return before + (after - before) * share;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

export const pickUpSeconds: ExampleSeries = {
  name: 'pick-up-seconds',
  value: (since, day) => rounded(ramp(312, 94, since, 28) + 9 * wobble(day, 1), 1),
};

export const sameDayShare: ExampleSeries = {
  name: 'same-day-share',
  value: (since, day) => rounded(ramp(54.2, 63.4, since, 35) + 1.4 * wobble(day, 2), 2),
};

export const complaintsPerThousand: ExampleSeries = {
  name: 'complaints-per-thousand',
  value: (since, day) => rounded(ramp(3.1, 2.4, since, 30) + 0.4 * wobble(day, 3), 2),
};

export const parcelsHandled: ExampleSeries = {
  name: 'parcels',
  value: (since, day) =>
    Math.round(ramp(4_100, 6_900, since, 90) * (((day % 7) + 7) % 7 === 3 ? 0.35 : 1) + 160 * wobble(day, 4)),
};

export const nightAlerts: ExampleSeries = {
  name: 'night-alerts',
  value: (since, day) => rounded(ramp(7.9, 6.6, since, 100) + 0.5 * wobble(day, 5), 2),
};

/** Households in the trial: one number that moves by the minute, so that a newcomer sees pulls arrive. */
export function trialHouseholds(epochMs: number): number {
  const minutes = epochMs / 60_000;
  return Math.round(1_840 + 60 * Math.sin(minutes / 9) + (minutes % 7));
}

/** Every day of the example's history up to today, with its value. */
export function daysOf(series: ExampleSeries, launchedOn: string, today: string): { date: string; value: number }[] {
  const launchDay = toDayNumber(launchedOn);
  const first = launchDay - DAYS_BEFORE_LAUNCH;
  const last = toDayNumber(today);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
    date: addDays(launchedOn, i - DAYS_BEFORE_LAUNCH),
    value: series.value(first + i - launchDay, first + i),
  }));
}
