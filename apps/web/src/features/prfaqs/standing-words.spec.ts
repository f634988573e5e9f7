import { describe, expect, it } from '@jest/globals';
import type { Round } from '@workback/contracts/round/round.schemas';
import { formatDay } from '@workback/ui/prepare/format-date';
import { standingWords } from './standing-words.js';

type Told = Parameters<typeof standingWords>[0];

const draft: Told['prfaq'] = { status: 'draft', problems: [], approvedVersionNumber: null, latestVersionNumber: 0 };
const round = (given: Partial<Round>): Round =>
  ({
    number: 1,
    state: 'open',
    verdict: null,
    amendment: null,
    dueOn: '2026-12-04',
    readers: [],
    requiredChanges: [],
    ...given,
  }) as unknown as Round;
const reader = (role: 'approver' | 'reviewer', answer: string | null) =>
  ({ id: 'r', person: { id: 'me', name: 'Ines' }, role, answer }) as Round['readers'][number];
const words = (given: Partial<Told>) =>
  standingWords({ prfaq: draft, rounds: [], openQuestions: 0, personId: 'me', ...given });

describe('what stands about a PR/FAQ on a phone', () => {
  it('is nothing while nothing is missing', () => {
    expect(words({})).toEqual([]);
  });

  it('says first what waits for the reader', () => {
    const prfaq = { ...draft, status: 'in-review' as const };
    const due = `Round 1, verdict due ${formatDay('2026-12-04')}`;
    expect(words({ prfaq, rounds: [round({ readers: [reader('approver', null)] })] })).toEqual([
      'Your verdict is wanted',
      due,
    ]);
    expect(words({ prfaq, rounds: [round({ readers: [reader('reviewer', null)] })] })[0]).toBe('Your review is wanted');
    expect(words({ prfaq, rounds: [round({ readers: [reader('reviewer', 'agrees')] })] })).toEqual([due]);
  });

  it('counts what is left to do', () => {
    const problems = [{ field: 'heading', message: 'The heading is empty.' }];
    const requiredChanges = [{ done: true }, { done: false }] as Round['requiredChanges'];
    const rounds = [round({ state: 'closed', verdict: 'iterate', requiredChanges })];
    expect(words({ prfaq: { ...draft, problems }, rounds, openQuestions: 3 })).toEqual([
      '1 change to make',
      '1 thing before approval',
      '3 open questions',
    ]);
  });

  it('names the approved version; the round of an amendment is about another text', () => {
    const prfaq = { ...draft, status: 'approved' as const, approvedVersionNumber: 2, latestVersionNumber: 3 };
    const rounds = [round({ amendment: { id: 'a', number: 1 }, readers: [reader('approver', null)] })];
    expect(words({ prfaq, rounds })).toEqual(['Version 2']);
  });
});
