import type { PlainDate } from '../calendar/plain-date.js';
import type { FieldProblem } from '../kpi/field-problem.js';

/** How a round ends: one verdict (METHOD.md §4). */
export const verdicts = ['approve', 'iterate', 'reject'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a reviewer says after reading. */
export const reviewerAnswers = ['agrees', 'concerns'] as const;
/** What an approver says after reading. */
export const approverAnswers = ['approve', 'changes', 'reject'] as const;
export type RoundAnswer = (typeof reviewerAnswers)[number] | (typeof approverAnswers)[number];

export const roundRoles = ['reviewer', 'approver'] as const;
export type RoundRole = (typeof roundRoles)[number];

/** Somebody who was asked to read; without an answer they are still reading. */
export interface RoundReader {
  readonly userId: string;
  readonly role: RoundRole;
  readonly answer: RoundAnswer | null;
}

/** Who a round asks, and by when. */
export interface RoundPlan {
  readonly reviewerIds: readonly string[];
  readonly approverIds: readonly string[];
  readonly facilitatorId: string;
  readonly noteTakerId: string | null;
  readonly dueOn: PlainDate;
}

/** What is known of the people that a plan may name. */
export interface RoundPeople {
  /** Those who may answer a review, by id, with their names. */
  readonly able: ReadonlyMap<string, string>;
  /** Those who approved the text that an amendment changes: who of them still can is asked again. */
  readonly approvedBefore?: readonly string[];
  readonly today: PlainDate;
}

/** Everything that stands in the way of asking these people; empty when nothing does. */
export function planProblems(plan: RoundPlan, { able, today, approvedBefore = [] }: RoundPeople): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { reviewerIds, approverIds, facilitatorId, noteTakerId } = plan;
  const unable = 'everybody must be a member of this workspace whose role may answer a review';
  if (approverIds.length === 0) {
    problems.push({ field: 'approverIds', message: 'name at least one approver; without one nobody can approve' });
  }
  for (const id of approvedBefore) {
    const name = able.get(id);
    if (name === undefined || approverIds.includes(id)) continue;
    problems.push({ field: 'approverIds', message: `${name} approved the text that this changes, and is asked again` });
  }
  if (!approverIds.every((id) => able.has(id))) problems.push({ field: 'approverIds', message: unable });
  if (!reviewerIds.every((id) => able.has(id))) problems.push({ field: 'reviewerIds', message: unable });
  const twice = reviewerIds.find((id) => approverIds.includes(id));
  if (twice !== undefined) {
    const name = able.get(twice) ?? 'somebody';
    problems.push({ field: 'reviewerIds', message: `${name} approves already; name everybody once` });
  }
  if (!able.has(facilitatorId)) problems.push({ field: 'facilitatorId', message: unable });
  if (noteTakerId !== null && !able.has(noteTakerId)) problems.push({ field: 'noteTakerId', message: unable });
  if (noteTakerId === facilitatorId) {
    problems.push({ field: 'noteTakerId', message: 'somebody other than the facilitator takes notes' });
  }
  if (plan.dueOn < today) problems.push({ field: 'dueOn', message: `must not be before today, ${today}` });
  return problems;
}

/**
 * What stands in the way of asking other people in a round that is under way: an approver who has answered stays, so that
 * nobody's no is lost by leaving them out.
 */
export function circleProblems(readers: readonly RoundReader[], plan: RoundPlan): FieldProblem[] {
  const lost = readers.some(
    ({ userId, role, answer }) => role === 'approver' && answer !== null && !plan.approverIds.includes(userId),
  );
  if (!lost) return [];
  return [{ field: 'approverIds', message: 'an approver who has answered stays an approver of this round' }];
}

/** Where the answers of a round stand. */
export interface RoundTally {
  readonly approvers: number;
  readonly approved: number;
  readonly changes: number;
  readonly rejected: number;
  /** Approvers who have not answered. */
  readonly awaited: readonly string[];
  readonly reviewers: number;
  readonly reviewed: number;
  readonly concerns: number;
}

/** Counts the answers; only an answer that fits somebody's role is one. */
export function tally(readers: readonly RoundReader[]): RoundTally {
  const approvers = readers.filter(({ role }) => role === 'approver');
  const reviewers = readers.filter(({ role }) => role === 'reviewer');
  const said = (list: readonly RoundReader[], what: RoundAnswer): number =>
    list.filter((reader) => answerOf(reader) === what).length;
  return {
    approvers: approvers.length,
    approved: said(approvers, 'approve'),
    changes: said(approvers, 'changes'),
    rejected: said(approvers, 'reject'),
    awaited: approvers.filter((reader) => answerOf(reader) === null).map(({ userId }) => userId),
    reviewers: reviewers.length,
    reviewed: reviewers.filter((reader) => answerOf(reader) !== null).length,
    concerns: said(reviewers, 'concerns'),
  };
}

/** What somebody says in their role; an answer given in another role does not count. */
export function answerOf({ role, answer }: RoundReader): RoundAnswer | null {
  return answer !== null && fits(role, answer) ? answer : null;
}

/** Says whether an answer is one that a role can give. */
export function fits(role: RoundRole, answer: RoundAnswer): boolean {
  const own: readonly string[] = role === 'approver' ? approverAnswers : reviewerAnswers;
  return own.includes(answer);
}

/** Why a step in a round is refused: the person, the state of the round, or a field. */
export interface RoundRefusal {
  readonly because: 'person' | 'state' | 'field';
  readonly field: string;
  readonly message: string;
}

/** What stands in the way of somebody's answer; changes and reasons are given one a line. */
export function answerProblems(
  readers: readonly RoundReader[],
  userId: string,
  answer: RoundAnswer,
  note: string,
): RoundRefusal[] {
  const reader = readers.find((each) => each.userId === userId);
  if (!reader) {
    return [{ because: 'person', field: 'answer', message: 'Only people whom this round names can answer in it.' }];
  }
  if (!fits(reader.role, answer)) {
    const choices = reader.role === 'approver' ? 'approve, changes or reject' : 'agrees or concerns';
    return [{ because: 'field', field: 'answer', message: `${article(reader.role)} answers ${choices}` }];
  }
  if (answer === 'changes' && note.trim() === '') {
    return [{ because: 'field', field: 'note', message: 'name at least one change that is needed, one a line' }];
  }
  if (answer === 'reject' && note.trim() === '') {
    return [{ because: 'field', field: 'note', message: 'give at least one reason' }];
  }
  return [];
}

/** Who closes a round, with what. */
export interface Closing {
  readonly closerId: string;
  readonly facilitatorId: string | null;
  readonly verdict: Verdict;
  /** Changes that are needed, or reasons, one a line. */
  readonly reasons: string;
}

/** Whether a round may close so, and the answer that an approver gives by closing it. */
export type Closed =
  | { readonly ok: true; readonly ownAnswer: RoundAnswer | null; readonly lines: readonly string[] }
  | { readonly ok: false; readonly refusals: readonly RoundRefusal[] };

const ownAnswers: Record<Verdict, RoundAnswer> = { approve: 'approve', iterate: 'changes', reject: 'reject' };

/**
 * The verdict of a round. Every named approver must approve; one who rejects is enough to reject; changes may be asked for
 * at any time. The facilitator or an approver closes, and an approver who closes answers by it (ADR 11).
 */
export function closeRound(readers: readonly RoundReader[], closing: Closing): Closed {
  const { closerId, facilitatorId, verdict } = closing;
  const own = readers.find(({ userId, role }) => userId === closerId && role === 'approver');
  if (!own && closerId !== facilitatorId) {
    const message = 'Only the facilitator or an approver of this round can close it.';
    return { ok: false, refusals: [{ because: 'person', field: 'verdict', message }] };
  }
  const lines = linesOf(closing.reasons);
  // Approving or rejecting is the closer's own word; asking for changes may pass on what others asked for.
  const speaks = own !== undefined && (verdict !== 'iterate' || answerOf(own) === null);
  const ownAnswer = speaks && answerOf(own) !== ownAnswers[verdict] ? ownAnswers[verdict] : null;
  const after = ownAnswer ? readers.map((each) => (each === own ? { ...each, answer: ownAnswer } : each)) : readers;
  const refusals = verdictProblems(after, verdict, lines);
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, ownAnswer, lines };
}

/** What stands in the way of a verdict, whoever gives it. */
export function verdictProblems(
  readers: readonly RoundReader[],
  verdict: Verdict,
  lines: readonly string[],
): RoundRefusal[] {
  const { approvers, approved, changes, rejected, awaited } = tally(readers);
  if (verdict === 'iterate' && lines.length === 0) {
    return [{ because: 'field', field: 'reasons', message: 'Name at least one change that is needed.' }];
  }
  if (verdict === 'reject') {
    const problems: RoundRefusal[] = [];
    if (rejected === 0) {
      problems.push({ because: 'state', field: 'verdict', message: 'No approver has rejected it.' });
    }
    if (lines.length === 0) {
      problems.push({ because: 'field', field: 'reasons', message: 'Give at least one reason.' });
    }
    return problems;
  }
  if (verdict !== 'approve' || (approvers > 0 && approved === approvers)) return [];
  const parts = [
    ...(awaited.length > 0 ? [`${awaited.length} of ${approvers} approvers have not answered`] : []),
    ...(changes > 0 ? [`${changes} asked for changes`] : []),
    ...(rejected > 0 ? [`${rejected} rejected it`] : []),
  ];
  const why = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  return [{ because: 'state', field: 'verdict', message: `Every named approver has to approve${why}.` }];
}

/** Lines with something on them. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Those whom the round before did not ask: the circle widens from round to round. */
export function newcomers(
  before: readonly Pick<RoundReader, 'userId'>[],
  readers: readonly Pick<RoundReader, 'userId'>[],
): ReadonlySet<string> {
  const known = new Set(before.map(({ userId }) => userId));
  return new Set(readers.map(({ userId }) => userId).filter((id) => !known.has(id)));
}

const article = (role: RoundRole): string => (role === 'approver' ? 'an approver' : 'a reviewer');
