import { addDays, type PlainDate } from '../calendar/plain-date.js';
import type { WorkingDays } from '../calendar/working-calendar.js';
import { type CheckInCadence, dueAfterCheckIn } from './check-in-cadence.js';
import type { CheckInColour } from './check-in.js';

/** A stretch of days with one status; `to` is the first day after it. */
export interface CheckInSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly status: CheckInColour | 'outdated';
}

/**
 * The status of one subject over time, from its first check-in up to, not including, `to` (PRODUCT C3). A colour holds
 * until the next check-in, but no longer than the present rhythm says; then it is outdated. Words are oldest first; of
 * several on one day the last counts.
 */
export function checkInSpans(
  words: readonly { readonly achievement: CheckInColour; readonly on: PlainDate }[],
  to: PlainDate,
  setting: { readonly cadence: CheckInCadence; readonly workingDays: WorkingDays },
): CheckInSpan[] {
  return words.flatMap(({ achievement, on }, i): CheckInSpan[] => {
    const until = earlier(words[i + 1]?.on ?? to, to);
    const outdatedFrom = earlier(addDays(dueAfterCheckIn(setting.cadence, on, setting.workingDays), 1), until);
    return [
      { from: on, to: outdatedFrom, status: achievement },
      { from: outdatedFrom, to: until, status: 'outdated' as const },
    ].filter((span) => span.from < span.to);
  });
}

function earlier(one: PlainDate, other: PlainDate): PlainDate {
  return one < other ? one : other;
}
