import { addDays, daysBetween, type PlainDate } from '../calendar/plain-date.js';

/** Green is on the way, yellow is at risk, red will not happen unless something changes (METHOD 5). */
export const CHECK_IN_COLOURS = ['green', 'yellow', 'red'] as const;
export type CheckInColour = (typeof CHECK_IN_COLOURS)[number];

/** What a person enters: how far it is, how sure they are, what happened, what comes, what is in the way. */
export interface CheckInDraft {
  readonly achievement: CheckInColour;
  readonly confidence: CheckInColour;
  readonly done: string;
  readonly next: string;
  readonly blockers: string;
  /** How it becomes green again; required when achievement or confidence is not green. */
  readonly pathToGreen: string;
}

/** What keeps a check-in from being logged. */
export interface CheckInProblem {
  readonly field: keyof CheckInDraft;
  readonly code: 'path-to-green-required' | 'unknown-colour' | 'says-nothing';
}

/** Checks a check-in before it is logged; an empty list means that it may be (PRODUCT C1). */
export function checkInProblems(draft: CheckInDraft): CheckInProblem[] {
  const problems: CheckInProblem[] = [];
  for (const field of ['achievement', 'confidence'] as const) {
    if (!CHECK_IN_COLOURS.includes(draft[field])) problems.push({ field, code: 'unknown-colour' });
  }
  const isGreen = draft.achievement === 'green' && draft.confidence === 'green';
  if (!isGreen && isBlank(draft.pathToGreen)) problems.push({ field: 'pathToGreen', code: 'path-to-green-required' });
  if ([draft.done, draft.next, draft.blockers, draft.pathToGreen].every(isBlank)) {
    problems.push({ field: 'done', code: 'says-nothing' });
  }
  return problems;
}

/** A logged check-in as far as the status depends on it. */
export interface LoggedCheckIn {
  readonly achievement: CheckInColour;
  readonly on: PlainDate;
}

/** A colour, or that nobody has said anything lately (`outdated`) or ever (`none`). Silence is never green. */
export type CheckInStatus = CheckInColour | 'outdated' | 'none';

/** Where check-ins stand today. */
export interface CheckInSummary {
  readonly status: CheckInStatus;
  /** The last colour given, also when it is outdated. */
  readonly colour: CheckInColour | null;
  readonly lastOn: PlainDate | null;
  /** The day by which the next check-in is expected; null when none is expected yet. */
  readonly dueOn: PlainDate | null;
  /** Calendar days since it was due, 0 while it is not overdue. */
  readonly overdueDays: number;
  /** Whether the last check-in went from green to red without a yellow one between: a surprise nobody was warned of. */
  readonly jumpedFromGreenToRed: boolean;
}

/**
 * The status that a list of check-ins, oldest first, gives today (PRODUCT C2). A check-in holds for `cadenceDays`
 * calendar days, the last of them included; after that the status is `outdated` whatever the colour was. Before the
 * first one the cadence counts from `expectedSince`, null when none is expected yet.
 */
export function checkInSummary(
  checkIns: readonly LoggedCheckIn[],
  options: { readonly today: PlainDate; readonly cadenceDays: number; readonly expectedSince: PlainDate | null },
): CheckInSummary {
  // Entries of the same day keep their order: the later one in the list is the later word.
  const ordered = [...checkIns].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const last = ordered.at(-1);
  const from = last?.on ?? options.expectedSince;
  const dueOn = from === null ? null : addDays(from, options.cadenceDays);
  const overdueDays = dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, options.today));
  return {
    status: overdueDays > 0 ? 'outdated' : (last?.achievement ?? 'none'),
    colour: last?.achievement ?? null,
    lastOn: last?.on ?? null,
    dueOn,
    overdueDays,
    jumpedFromGreenToRed: last?.achievement === 'red' && ordered.at(-2)?.achievement === 'green',
  };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
