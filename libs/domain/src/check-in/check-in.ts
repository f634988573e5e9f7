import type { PlainDate } from '../calendar/plain-date.js';

/** Green is on the way, yellow is at risk, red will not happen unless something changes (METHOD 5). */
export const CHECK_IN_COLOURS = ['green', 'yellow', 'red'] as const;
export type CheckInColour = (typeof CHECK_IN_COLOURS)[number];

/** How sure the author is of the colour; a green one may be unsure (PRODUCT C1). */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a person enters: how it stands, how sure they are, what happened, what comes, what is in the way. */
export interface CheckInDraft {
  readonly achievement: CheckInColour;
  readonly confidence: Confidence;
  readonly done: string;
  readonly next: string;
  readonly blockers: string;
  /** How it becomes green again; required when the achievement is not green. */
  readonly pathToGreen: string;
  /** Of a milestone: how much of it is done. */
  readonly percentDone: number | null;
  /** Of a milestone: working days of work that are left. */
  readonly remainingDays: number | null;
  /** When the author expects it: the finish of a milestone, the launch of an initiative. */
  readonly expectedOn: PlainDate | null;
}

/** What keeps a check-in from being logged. */
export interface CheckInProblem {
  readonly field: keyof CheckInDraft;
  readonly code:
    | 'path-to-green-required'
    | 'unknown-colour'
    | 'unknown-confidence'
    | 'says-nothing'
    | 'only-for-milestones'
    | 'nothing-is-left'
    | 'already-past';
}

/** Checks a check-in before it is logged; an empty list means that it may be (PRODUCT C1). */
export function checkInProblems(
  draft: CheckInDraft,
  { about, today }: { readonly about: 'initiative' | 'milestone'; readonly today: PlainDate },
): CheckInProblem[] {
  const problems: CheckInProblem[] = [];
  if (!CHECK_IN_COLOURS.includes(draft.achievement)) problems.push({ field: 'achievement', code: 'unknown-colour' });
  if (!CONFIDENCES.includes(draft.confidence)) problems.push({ field: 'confidence', code: 'unknown-confidence' });
  if (draft.achievement !== 'green' && isBlank(draft.pathToGreen)) {
    problems.push({ field: 'pathToGreen', code: 'path-to-green-required' });
  }
  if ([draft.done, draft.next, draft.blockers, draft.pathToGreen].every(isBlank)) {
    problems.push({ field: 'done', code: 'says-nothing' });
  }
  if (about === 'initiative') {
    for (const field of ['percentDone', 'remainingDays'] as const) {
      if (draft[field] !== null) problems.push({ field, code: 'only-for-milestones' });
    }
  } else if (draft.percentDone === 100 && (draft.remainingDays ?? 0) > 0) {
    problems.push({ field: 'remainingDays', code: 'nothing-is-left' });
  }
  if (draft.expectedOn !== null && draft.expectedOn < today) {
    problems.push({ field: 'expectedOn', code: 'already-past' });
  }
  return problems;
}

const HEADLINE_LENGTH = 300;

/** The one line that lists show: of good news what was done, of bad news first what is in the way. */
export function checkInHeadline(
  draft: Pick<CheckInDraft, 'achievement' | 'done' | 'next' | 'blockers' | 'pathToGreen'>,
): string {
  const { achievement, done, next, blockers, pathToGreen } = draft;
  const inOrder = achievement === 'green' ? [done, next, blockers, pathToGreen] : [blockers, done, next, pathToGreen];
  const line = (inOrder.find((text) => !isBlank(text)) ?? '').replaceAll(/\s+/g, ' ').trim();
  const characters = [...line];
  if (characters.length <= HEADLINE_LENGTH) return line;
  return `${characters
    .slice(0, HEADLINE_LENGTH - 1)
    .join('')
    .trimEnd()}…`;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
