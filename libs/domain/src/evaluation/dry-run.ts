/** What a criterion would have said on past dates, before anybody is held to it (PRODUCT.md D3). */
import { lastCompletePeriodDays, type Period, periodDays } from '../calendar/period.js';
import { fromDayNumber, toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { evaluate } from './evaluate.js';
import type { EvaluationInput } from './evaluation.js';

/** `too-early`: no window was complete yet. */
export type DryRunState = 'met' | 'missed' | 'no-data' | 'too-early';

/** One past date on which a new period was complete, and what the criterion would have said, had it been due that day. */
export interface DryRunPoint {
  readonly asOf: PlainDate;
  readonly state: DryRunState;
  readonly value: number | null;
  readonly required: number | null;
  readonly window: Period | null;
  readonly reason: string;
}

/** What a dry run needs; the date on which it is made is the last one. */
export type DryRunInput = Omit<EvaluationInput, 'launchDate' | 'measureFrom' | 'freshness'>;

/**
 * Judges the criterion as if it had been due on each of the last `count` dates on which one more of its periods was
 * complete, oldest first. Launch and trajectory play no part: only what the numbers would have said does.
 */
export function dryRun(input: DryRunInput, count: number): DryRunPoint[] {
  return dryRunDates(input, count).map((asOf) => {
    const found = evaluate({
      ...input,
      criterion: { ...input.criterion, due: { kind: 'date', date: asOf }, trajectory: false },
      asOf,
      launchDate: null,
      measureFrom: null,
      freshness: 'fresh',
    });
    const decided = found.state === 'met' || found.state === 'missed' ? found.state : 'no-data';
    const { value, required, window, reason } = found;
    return {
      asOf,
      state: window === null && decided === 'no-data' ? 'too-early' : decided,
      value,
      required,
      window,
      reason,
    };
  });
}

/** The last dates on which one more period of the criterion's window was complete, oldest first. */
function dryRunDates({ criterion, asOf, weekEndingDay, delayDays }: DryRunInput, count: number): PlainDate[] {
  const { grain } = criterion.window;
  const dates: PlainDate[] = [];
  let period = lastCompletePeriodDays(toDayNumber(asOf), grain, weekEndingDay, delayDays);
  for (let i = 0; i < count; i++) {
    dates.unshift(fromDayNumber(period.to + delayDays + 1));
    period = periodDays(period.from - 1, grain, weekEndingDay);
  }
  return dates;
}
