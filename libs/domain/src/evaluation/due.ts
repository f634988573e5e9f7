import { addDays, type PlainDate } from '../calendar/plain-date.js';
import type { CriterionDue } from './criterion.js';

/** The day on which a criterion is decided; null while it counts from a launch that has not happened. */
export function dueOn(due: CriterionDue, launchedOn: PlainDate | null): PlainDate | null {
  if (due.kind === 'date') return due.date;
  return launchedOn === null ? null : addDays(launchedOn, due.days);
}

/** Says whether that day is reached; the day itself counts. */
export function isDue(due: CriterionDue, launchedOn: PlainDate | null, today: PlainDate): boolean {
  const day = dueOn(due, launchedOn);
  return day !== null && day <= today;
}
