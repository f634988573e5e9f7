import { type CheckInDraft, type CheckInProblem, checkInProblems } from '@workback/domain/check-in/check-in';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { FieldError } from '../../platform/errors/failure.js';

const messages: Record<CheckInProblem['code'], string> = {
  'path-to-green-required': 'say how it becomes green again; what is not green needs a path to green',
  'unknown-colour': 'choose green, yellow or red',
  'unknown-confidence': 'choose high, medium or low',
  'says-nothing': 'say something',
  'only-for-milestones': 'only a check-in on a milestone has this',
  'nothing-is-left': 'nothing is left of what is done to 100 %',
  'already-past': 'must be today or later',
};

/** What keeps a draft from being logged, field by field. */
export function draftErrors(draft: CheckInDraft, about: 'initiative' | 'milestone', today: PlainDate): FieldError[] {
  return checkInProblems(draft, { about, today }).map(({ field, code }) => ({ field, message: messages[code] }));
}
