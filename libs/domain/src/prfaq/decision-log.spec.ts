import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decisionLogMarkdown, type LoggedRound, roundTitle } from './decision-log.js';

const round: LoggedRound = {
  number: 1,
  amendment: null,
  versionNumber: 3,
  objective: 'Is the price right?',
  door: 'one-way',
  dueOn: '2031-02-10',
  state: 'closed',
  facilitator: { name: 'Maren Holt' },
  noteTaker: null,
  startedBy: { name: 'Maren Holt' },
  startedAt: '2031-02-03T08:00:00.000Z',
  endedBy: { name: 'Ines Calder' },
  endedAt: '2031-02-09T16:00:00.000Z',
  withdrawnReason: '',
  verdict: 'iterate',
  reasons: 'Name the price',
  readers: [
    { person: { name: 'Ines Calder' }, role: 'approver', answer: 'changes', note: 'Name the price' },
    { person: null, role: 'reviewer', answer: null, note: '' },
  ],
  notes: [{ place: 'summary', text: 'Whose price?' }],
  requiredChanges: [{ words: 'Name the price', done: true, note: 'In question 2' }],
};

describe('the decision log', () => {
  it('tells who read which version, what they said, the verdict and what it asked for', () => {
    expect(decisionLogMarkdown('Fern', [round])).toBe(`# Decision log: Fern

## Round 1: changes needed

- Version 3, one-way door, due 10 Feb 2031
- Objective: Is the price right?
- Began 3 Feb 2031 by Maren Holt
- Facilitator: Maren Holt

### Answers

- Ines Calder (approver) asks for changes: Name the price
- somebody who is gone (reviewer) did not answer

### Verdict

Changes needed on 9 Feb 2031 by Ines Calder.

### Changes that were needed

- [x] Name the price: In question 2

### Notes: Summary

> Whose price?
`);
  });

  it('keeps the reasons of a rejection and of a withdrawal', () => {
    const rejected: LoggedRound = { ...round, verdict: 'reject', reasons: 'Too small\nToo late', requiredChanges: [] };
    expect(decisionLogMarkdown('Fern', [rejected])).toContain('> Too small\n> Too late');
    const withdrawn: LoggedRound = { ...rejected, state: 'withdrawn', verdict: null, withdrawnReason: 'New facts' };
    expect(decisionLogMarkdown('Fern', [withdrawn])).toContain('> New facts');
    expect(decisionLogMarkdown('Fern', [])).toContain('No review round has begun.');
    expect(roundTitle({ number: 2, amendment: { number: 1 } })).toBe('Amendment 1, round 2');
  });

  it('shows text of people as text', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const log = decisionLogMarkdown(words, [{ ...round, objective: words, requiredChanges: [], reasons: words }]);
        expect(log).not.toMatch(/(?<!\\)[<[`]/);
        // Headings are the log's own.
        expect(log.match(/^#{1,6} /gm)).toHaveLength(5);
      }),
    );
  });
});
