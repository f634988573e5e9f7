import type { PlainDate } from '../calendar/plain-date.js';
import type { PlannedMilestone } from './plan-content.js';

/** A rule that a milestone breaks, by field. */
export interface MilestoneProblem {
  readonly field: string;
  readonly message: string;
}

/** Work starts before it ends, and neither lies in the future. */
export function progressProblems(
  startedOn: PlainDate | null,
  finishedOn: PlainDate | null,
  today: PlainDate,
): MilestoneProblem[] {
  const problems: MilestoneProblem[] = [];
  const future = `must not be after today, ${today}`;
  if (startedOn !== null && startedOn > today) problems.push({ field: 'startedOn', message: future });
  if (finishedOn !== null && finishedOn > today) problems.push({ field: 'finishedOn', message: future });
  if (finishedOn !== null && startedOn === null) {
    problems.push({ field: 'startedOn', message: 'say on which day it was started; it is finished' });
  }
  if (finishedOn !== null && startedOn !== null && finishedOn < startedOn) {
    problems.push({ field: 'finishedOn', message: `must not be before its start, ${startedOn}` });
  }
  return problems;
}

/** Dates set for a milestone do not contradict each other. */
export function limitProblems({ notBefore, notAfter, startOn, finishOn }: PlannedMilestone): MilestoneProblem[] {
  const problems: MilestoneProblem[] = [];
  const order: [field: string, later: PlainDate | null, earlier: PlainDate | null, words: string][] = [
    ['notAfter', notAfter, notBefore, 'not before'],
    ['startOn', startOn, notBefore, 'not before'],
    ['finishOn', finishOn, notBefore, 'not before'],
    ['notAfter', notAfter, startOn, 'the fixed start'],
    ['notAfter', notAfter, finishOn, 'the fixed finish'],
    ['finishOn', finishOn, startOn, 'the fixed start'],
  ];
  for (const [field, later, earlier, words] of order) {
    if (later !== null && earlier !== null && later < earlier) {
      problems.push({ field, message: `must not be earlier than ${words}, ${earlier}` });
    }
  }
  return problems;
}

/** The likely number of a three-point estimate lies between the outer two. */
export function estimateProblems({ estimateDays, estimateRange }: PlannedMilestone): MilestoneProblem[] {
  if (estimateRange === null) return [];
  const { optimisticDays, pessimisticDays } = estimateRange;
  if (optimisticDays <= estimateDays && estimateDays <= pessimisticDays) return [];
  return [{ field: 'estimateRange', message: 'optimistic, likely and pessimistic must grow in this order' }];
}
