import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  answerOf,
  answerProblems,
  approverAnswers,
  circleProblems,
  type Closing,
  closeRound,
  newcomers,
  planProblems,
  reviewerAnswers,
  type RoundPlan,
  type RoundReader,
  tally,
  verdictProblems,
  verdicts,
} from './round.js';

const today = '2031-02-03';
const able = new Map(['ines', 'jonas', 'maren', 'soline'].map((id) => [id, id]));
const plan: RoundPlan = {
  reviewerIds: ['jonas'],
  approverIds: ['ines'],
  facilitatorId: 'maren',
  noteTakerId: 'soline',
  dueOn: '2031-02-10',
};
const fields = (changed: Partial<RoundPlan>): string[] =>
  planProblems({ ...plan, ...changed }, { able, today }).map(({ field }) => field);
const approver = (userId: string, answer: RoundReader['answer'] = null): RoundReader => ({
  userId,
  role: 'approver',
  answer,
});
const reviewer = (userId: string, answer: RoundReader['answer'] = null): RoundReader => ({
  userId,
  role: 'reviewer',
  answer,
});
const close = (readers: readonly RoundReader[], closing: Partial<Closing>) =>
  closeRound(readers, { closerId: 'maren', facilitatorId: 'maren', verdict: 'approve', reasons: '', ...closing });

/** Circles of up to eight people who answered anything, also what does not fit their role. */
const circle = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 8 }).chain((ids) =>
  fc.tuple(
    ...ids.map((userId) =>
      fc.record({
        userId: fc.constant(userId),
        role: fc.constantFrom('reviewer' as const, 'approver' as const),
        answer: fc.constantFrom(null, ...reviewerAnswers, ...approverAnswers),
      }),
    ),
  ),
);

describe('the people of a round', () => {
  it('can be asked when everybody may answer, once, by a day to come', () => {
    expect(fields({})).toEqual([]);
    expect(fields({ approverIds: [] })).toEqual(['approverIds']);
    expect(fields({ reviewerIds: ['stranger'] })).toEqual(['reviewerIds']);
    expect(fields({ approverIds: ['jonas'] })).toEqual(['reviewerIds']);
    expect(fields({ facilitatorId: 'stranger' })).toEqual(['facilitatorId']);
    expect(fields({ noteTakerId: 'stranger' })).toEqual(['noteTakerId']);
    expect(fields({ noteTakerId: 'maren' })).toEqual(['noteTakerId']);
    expect(fields({ dueOn: '2031-02-02' })).toEqual(['dueOn']);
    expect(fields({ dueOn: today, noteTakerId: null })).toEqual([]);
  });

  it('are asked again when they approved the text that an amendment changes, as far as they still can', () => {
    const again = (approvedBefore: string[]) =>
      planProblems(plan, { able, today, approvedBefore }).map(({ field }) => field);
    expect([again(['ines']), again(['soline']), again(['somebody who left'])]).toEqual([[], ['approverIds'], []]);
  });

  it('may change, except that an approver who has answered stays', () => {
    const readers = [approver('ines', 'reject'), approver('soline'), reviewer('jonas', 'agrees')];
    const without = { ...plan, reviewerIds: [], approverIds: ['ines'] };
    expect(circleProblems(readers, without)).toEqual([]);
    expect(circleProblems(readers, { ...plan, approverIds: ['soline'] }).map(({ field }) => field)).toEqual([
      'approverIds',
    ]);
  });

  it('show who was not there before', () => {
    expect([...newcomers([reviewer('a')], [reviewer('a'), approver('b')])]).toEqual(['b']);
    expect([...newcomers([], [approver('b')])]).toEqual(['b']);
  });
});

describe('an answer', () => {
  const readers = [approver('ines'), reviewer('jonas')];
  const because = (...given: Parameters<typeof answerProblems> extends [unknown, ...infer Rest] ? Rest : never) =>
    answerProblems(readers, ...given).map((refusal) => `${refusal.because} ${refusal.field}`);

  it('is given by those who were asked, in their own words', () => {
    expect(because('ines', 'approve', '')).toEqual([]);
    expect(because('jonas', 'concerns', '')).toEqual([]);
    expect(because('maren', 'agrees', '')).toEqual(['person answer']);
    expect(because('jonas', 'approve', '')).toEqual(['field answer']);
    expect(because('ines', 'agrees', '')).toEqual(['field answer']);
  });

  it('that is a no says what for', () => {
    expect(because('ines', 'changes', ' \n')).toEqual(['field note']);
    expect(because('ines', 'reject', '')).toEqual(['field note']);
    expect(because('ines', 'reject', 'Too small')).toEqual([]);
  });

  it('counts in the role it was given in only', () => {
    expect(answerOf(approver('jonas', 'agrees'))).toBeNull();
    expect(tally([approver('jonas', 'agrees')]).awaited).toEqual(['jonas']);
  });
});

describe('the verdict of a round', () => {
  it('is given by the facilitator or an approver', () => {
    const readers = [approver('ines', 'approve'), reviewer('jonas', 'agrees')];
    expect(close(readers, {})).toEqual({ ok: true, ownAnswer: null, lines: [] });
    expect(close(readers, { closerId: 'ines' }).ok).toBe(true);
    for (const closerId of ['jonas', 'stranger']) {
      expect(close(readers, { closerId })).toMatchObject({ ok: false, refusals: [{ because: 'person' }] });
    }
    expect(close(readers, { closerId: 'maren', facilitatorId: null }).ok).toBe(false);
  });

  it('is approval when every approver approves, and an approver who closes approves by it', () => {
    const readers = [approver('ines', 'approve'), approver('soline')];
    expect(close(readers, {})).toMatchObject({
      refusals: [{ message: 'Every named approver has to approve: 1 of 2 approvers have not answered.' }],
    });
    expect(close(readers, { closerId: 'soline' })).toEqual({ ok: true, ownAnswer: 'approve', lines: [] });
    const against = [approver('ines', 'changes'), approver('soline', 'reject')];
    expect(close(against, { closerId: 'ines' })).toMatchObject({
      refusals: [{ message: 'Every named approver has to approve: 1 rejected it.' }],
    });
    expect(close([approver('ines', 'reject')], { closerId: 'ines' })).toMatchObject({ ownAnswer: 'approve' });
  });

  it('is iterate with changes, and reject with a reason of an approver who rejects', () => {
    const readers = [approver('ines', 'approve'), approver('soline', 'changes')];
    expect(close(readers, { verdict: 'iterate', reasons: ' Name the price \n\nSay when' })).toEqual({
      ok: true,
      ownAnswer: null,
      lines: ['Name the price', 'Say when'],
    });
    expect(close(readers, { verdict: 'iterate' })).toMatchObject({ refusals: [{ field: 'reasons' }] });
    expect(close(readers, { verdict: 'reject', reasons: 'No' })).toMatchObject({ refusals: [{ because: 'state' }] });
    const silent = [approver('ines')];
    expect(close(silent, { verdict: 'reject', reasons: 'No', closerId: 'ines' })).toMatchObject({
      ownAnswer: 'reject',
    });
    expect(close(silent, { verdict: 'iterate', reasons: 'Price', closerId: 'ines' })).toMatchObject({
      ownAnswer: 'changes',
    });
    // Somebody who approved and closes for the others keeps their own word.
    expect(close(readers, { verdict: 'iterate', reasons: 'Price', closerId: 'ines' })).toMatchObject({
      ownAnswer: null,
    });
  });

  it('is approval exactly when there is an approver and each of them approves, in whatever order', () => {
    fc.assert(
      fc.property(circle, fc.nat(), (readers, turn) => {
        const approvers = readers.filter(({ role }) => role === 'approver');
        const unanimous = approvers.length > 0 && approvers.every(({ answer }) => answer === 'approve');
        const turned = [
          ...readers.slice(turn % (readers.length || 1)),
          ...readers.slice(0, turn % (readers.length || 1)),
        ];
        expect(verdictProblems(readers, 'approve', []).length === 0).toBe(unanimous);
        expect(verdictProblems(turned, 'approve', []).length === 0).toBe(unanimous);
        // One more who has not answered is one more to wait for.
        expect(verdictProblems([...readers, approver('late')], 'approve', [])).not.toEqual([]);
      }),
    );
  });

  it('never follows from somebody who is neither facilitator nor approver, nor without words where it needs them', () => {
    fc.assert(
      fc.property(
        circle,
        fc.constantFrom(...verdicts),
        fc.constantFrom('a', 'b', 'z'),
        fc.constantFrom('', ' \r\n', 'Name the price'),
        (readers, verdict, closerId, reasons) => {
          const result = closeRound(readers, { closerId, facilitatorId: 'z', verdict, reasons });
          const own = readers.find(({ userId }) => userId === closerId);
          if (closerId !== 'z' && own?.role !== 'approver') expect(result.ok).toBe(false);
          if (verdict !== 'approve' && reasons.trim() === '') expect(result.ok).toBe(false);
          if (!result.ok) return;
          const after = readers.map((each) =>
            each === own && result.ownAnswer ? { ...each, answer: result.ownAnswer } : each,
          );
          expect(verdictProblems(after, verdict, result.lines)).toEqual([]);
          const { approvers, approved, rejected } = tally(after);
          if (verdict === 'approve') expect(approved).toBe(approvers);
          if (verdict === 'reject') expect(rejected).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('counts everybody once', () => {
    fc.assert(
      fc.property(circle, (readers) => {
        const { approvers, approved, changes, rejected, awaited, reviewers } = tally(readers);
        expect(approved + changes + rejected + awaited.length).toBe(approvers);
        expect(approvers + reviewers).toBe(readers.length);
      }),
    );
  });
});
