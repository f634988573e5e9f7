import { describe, expect, it } from '@jest/globals';
import { type ExpectationFacts, expectedSince } from './check-in-expected.js';

const since = (changes: Partial<ExpectationFacts>) =>
  expectedSince({
    stage: 'building',
    approvedOn: '2026-02-02',
    startedOn: '2026-02-09',
    chosenOn: null,
    anyWord: false,
    ...changes,
  });

describe('the day from which silence counts', () => {
  it.each<[string, Partial<ExpectationFacts>, string | null]>([
    ['work was started after the approval', {}, '2026-02-09'],
    ['work was started before the approval', { startedOn: '2026-01-05' }, '2026-02-02'],
    ['approved, nothing begun', { stage: 'approved', startedOn: null }, null],
    ['approved, with a first word', { stage: 'approved', startedOn: null, anyWord: true }, '2026-02-02'],
    ['approved, with a rhythm', { stage: 'approved', startedOn: null, chosenOn: '2026-02-20' }, '2026-02-20'],
    [
      'approved, with a rhythm from before',
      { stage: 'approved', startedOn: null, chosenOn: '2026-01-20' },
      '2026-02-02',
    ],
    ['not approved', { stage: 'draft', approvedOn: null, anyWord: true, chosenOn: '2026-01-20' }, null],
    ['launched', { stage: 'launched' }, null],
    ['parked', { stage: 'parked', chosenOn: '2026-02-20' }, null],
  ])('%s', (_name, facts, day) => {
    expect(since(facts)).toBe(day);
  });
});
