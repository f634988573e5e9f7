import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import type { Round } from '@workback/contracts/round/round.schemas';
import { roundTitle } from '@workback/domain/prfaq/decision-log';
import { formatDay } from '@workback/ui/prepare/format-date';
import { partIn } from '../rounds/round-words.js';
import { openQuestionsWords } from './questions/question-words.js';

interface Standing {
  readonly prfaq: Pick<Prfaq, 'status' | 'problems' | 'approvedVersionNumber' | 'latestVersionNumber'>;
  /** Newest first. */
  readonly rounds: readonly Round[];
  readonly openQuestions: number;
  /** Who reads this. */
  readonly personId: string;
}

/** What stands about a PR/FAQ in a few words each, what waits for the reader first. */
export function standingWords({ prfaq, rounds, openQuestions, personId }: Standing): readonly string[] {
  const words: string[] = [];
  const open = rounds.find(({ state }) => state === 'open');
  if (open && open.amendment === null) {
    const { reader } = partIn(open, personId);
    if (reader?.answer === null)
      words.push(reader.role === 'approver' ? 'Your verdict is wanted' : 'Your review is wanted');
    words.push(`${roundTitle(open)}, verdict due ${formatDay(open.dueOn)}`);
  }
  if (prfaq.status === 'approved') words.push(`Version ${prfaq.approvedVersionNumber ?? prfaq.latestVersionNumber}`);
  if (prfaq.status === 'draft') words.push(...draftWords(rounds));
  const { length } = prfaq.problems;
  if ((prfaq.status === 'draft' || prfaq.status === 'in-review') && length > 0)
    words.push(`${length} ${length === 1 ? 'thing' : 'things'} before approval`);
  if (openQuestions > 0) words.push(openQuestionsWords(openQuestions));
  return words;
}

function draftWords(rounds: readonly Round[]): string[] {
  const last = rounds.find(({ amendment, state }) => amendment === null && state !== 'withdrawn');
  if (last?.verdict !== 'iterate') return [];
  const left = last.requiredChanges.filter(({ done }) => !done).length;
  return left === 0 ? [] : [`${left} ${left === 1 ? 'change' : 'changes'} to make`];
}
