import type { Round, RoundReaderWire } from '@workback/contracts/round/round.schemas';
import { answerWords } from '@workback/domain/prfaq/decision-log';
import { type RoundReader, tally, type Verdict } from '@workback/domain/prfaq/round';

/** The words for a door, with what they mean. */
export const doorWords = { 'one-way': 'One-way door', 'two-way': 'Two-way door' } as const;

/** What a reader does or said: “is reading”, “did not answer” once the round has ended, “reviewed, agrees”, “approves”. */
export function readerWords({ role, answer }: RoundReaderWire, state: Round['state']): string {
  const silent = state === 'open' ? 'is reading' : 'did not answer';
  if (answer === null) return role === 'approver' ? `, approver, ${silent}` : ` ${silent}`;
  return role === 'approver' ? `, approver, ${answerWords[answer]}` : ` reviewed, ${answerWords[answer]}`;
}

/** The readers as the rules count them. */
export const readersOf = ({ readers }: Round): RoundReader[] =>
  readers.map(({ id, person, role, answer }) => ({ userId: person?.id ?? id, role, answer }));

/** What somebody is to a round. */
export interface RoundPart {
  readonly reader: RoundReaderWire | undefined;
  readonly facilitates: boolean;
  readonly takesNotes: boolean;
  /** Nobody but this approver is still to approve. */
  readonly lastApproval: boolean;
}

/** What the person is to the round, and whether everything waits for them. */
export function partIn(round: Round, userId: string): RoundPart {
  const reader = round.readers.find(({ person }) => person?.id === userId);
  const others = readersOf({ ...round, readers: round.readers.filter((each) => each !== reader) });
  const { approvers, approved } = tally(others);
  return {
    reader,
    facilitates: round.facilitator?.id === userId,
    takesNotes: round.noteTaker?.id === userId,
    lastApproval: reader?.role === 'approver' && approvers === approved,
  };
}

/** Where the approvals stand, in a sentence. */
export function tallyWords(round: Round): string {
  const { approvers, approved, changes, rejected, reviewers, reviewed } = tally(readersOf(round));
  const parts = [
    `${approved} of ${approvers} ${approvers === 1 ? 'approval' : 'approvals'}`,
    ...(changes > 0 ? [`${changes} ${changes === 1 ? 'asks' : 'ask'} for changes`] : []),
    ...(rejected > 0 ? [`${rejected} ${rejected === 1 ? 'rejects' : 'reject'}`] : []),
    ...(reviewers > 0 ? [`${reviewed} of ${reviewers} reviewed`] : []),
  ];
  return parts.join(' · ');
}

/** What approvers and reviewers wrote, one a line, to begin a verdict's words with. */
export function collectedWords(round: Round, verdict: Verdict): string {
  const wanted = { approve: 'approve', iterate: 'changes', reject: 'reject' }[verdict];
  const notes = round.readers.filter(({ answer, note }) => answer === wanted && note !== '').map(({ note }) => note);
  return verdict === 'approve' ? '' : [...new Set(notes.flatMap((note) => note.split('\n')))].join('\n');
}
