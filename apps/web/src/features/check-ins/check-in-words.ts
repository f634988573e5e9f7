import type {
  CheckIn,
  CheckInCadenceWire,
  CheckIns,
  CheckInStandingWire,
} from '@workback/contracts/check-in/check-in.schemas';
import { days, formatDate, formatWeekday } from '@workback/ui/prepare/format-date';
import { statusWord } from '@workback/ui/status-mark';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** “every Thursday”, for a sentence. */
export function cadenceWords(rule: CheckInCadenceWire['rule']): string {
  switch (rule.every) {
    case 'days':
      return rule.days === 7 ? 'a week after the last one' : `${days(rule.days)} after the last one`;
    case 'week':
      return `every ${WEEKDAYS[rule.weekday]}`;
    case 'two-weeks':
      return `every second ${WEEKDAYS[rule.weekday]}`;
    case 'month':
      return rule.day >= 29 ? `on day ${rule.day} of the month, or its last` : `on day ${rule.day} of the month`;
  }
}

/** Days of the week to choose from, Monday first. */
export const weekdayChoices = [1, 2, 3, 4, 5, 6, 0].map((day) => [String(day), WEEKDAYS[day]!] as const);

/** When the next check-in is expected, or since when it is missing; empty when none is. */
export function dueWords({ dueOn, overdueDays }: Pick<CheckInStandingWire, 'dueOn' | 'overdueDays'>): string {
  if (dueOn === null) return '';
  return overdueDays > 0
    ? `Check-in was due ${formatWeekday(dueOn)}, ${days(overdueDays)} ago`
    : `Next check-in due ${formatWeekday(dueOn)}`;
}

/** “Last time: at risk, 19 Nov 2026”; undefined when nobody spoke about the subject yet. */
export function lastTimeWords(checkIns: CheckIns | undefined, milestoneId: string | null): string | undefined {
  const last = checkIns?.checkIns.find((checkIn) => checkIn.milestoneId === milestoneId);
  if (!last) return undefined;
  return `Last time: ${statusWord(last.achievement).toLowerCase()}, ${formatDate(last.on)}`;
}

/** The figures that an author gave, in words. */
export function figureWords({ percentDone, remainingDays, expectedOn, milestoneId }: CheckIn): string {
  return [
    percentDone === null ? '' : `${percentDone} % done`,
    remainingDays === null ? '' : `${days(remainingDays)} of work left`,
    expectedOn === null ? '' : `${milestoneId === null ? 'launch' : 'finish'} expected ${formatWeekday(expectedOn)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The message of a page about check-ins. */
export function standingTitle({ status, overdueDays, colour, jumped }: CheckInStandingWire): string {
  if (status === 'none') return 'Nobody has checked in yet';
  if (status === 'outdated') {
    const was = colour === null ? '' : `, was ${statusWord(colour).toLowerCase()}`;
    return `Not updated for ${days(overdueDays)} past the due day${was}`;
  }
  return jumped ? 'From on track to off track' : statusWord(status);
}
