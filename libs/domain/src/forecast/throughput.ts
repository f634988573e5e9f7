import { fromDayNumber, toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { dayOfWorkingIndex, type WorkingDays, workingIndex } from '../calendar/working-calendar.js';
import { FEWEST_VALUES, xmrLimits, xmrSignals } from '../xmr/xmr.js';

/** How much was finished in each period of the past, oldest first. */
export interface Throughput {
  readonly every: 'day' | 'week';
  /** Working days of one period. */
  readonly periodDays: number;
  readonly counts: readonly number[];
  /** The first day of each period. */
  readonly starts: readonly PlainDate[];
}

/** The newest working days that are looked back at; older ones were another team and another time. */
const LOOK_BACK_DAYS = 120;

/**
 * Counts what was finished a working day, zero days included, from the first day of work up to yesterday, or a whole
 * week of working days, counted back from yesterday. A finish on a day off belongs to the working day before it.
 */
export function throughputOf(
  finishes: readonly PlainDate[],
  { since, today, days, every }: { since: PlainDate; today: PlainDate; days: WorkingDays; every: 'day' | 'week' },
): Throughput {
  const end = workingIndex(days, toDayNumber(today));
  const begin = Math.max(workingIndex(days, toDayNumber(since)), end - LOOK_BACK_DAYS);
  const daily = new Array<number>(Math.max(0, end - begin)).fill(0);
  for (const date of finishes) {
    const index = workingIndex(days, toDayNumber(date) + 1) - 1 - begin;
    if (index >= 0 && index < daily.length) daily[index]! += 1;
  }
  const periodDays = every === 'day' ? 1 : days.perWeek;
  const periods = Math.floor(daily.length / periodDays);
  const skipped = daily.length - periods * periodDays;
  const starts = Array.from({ length: periods }, (_, i) => begin + skipped + i * periodDays);
  return {
    every,
    periodDays,
    counts: starts.map((start) =>
      daily.slice(start - begin, start - begin + periodDays).reduce((sum, count) => sum + count, 0),
    ),
    starts: starts.map((start) => fromDayNumber(dayOfWorkingIndex(days, start))),
  };
}

/**
 * The periods whose throughput is a signal and not routine: outside of the limits of a process behaviour chart, the
 * published test before a forecast (METHOD 8.2). Empty when it is stable, or too short to tell.
 */
export function unstablePeriods({ counts, starts }: Throughput): PlainDate[] {
  if (counts.length < FEWEST_VALUES) return [];
  const limits = xmrLimits(counts);
  if (limits === null) return [];
  const signals = xmrSignals(counts, limits);
  return starts.filter((_, i) => signals[i] === 'outside-limit');
}
