import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ATTENTION_REASONS, attention, type AttentionFacts } from './attention.js';
import { INITIATIVE_STAGES } from './stage.js';

const calm: AttentionFacts = {
  stage: 'building',
  guardrailsBreached: 0,
  promisesMissed: 0,
  launchOverdueDays: 0,
  daysToRecover: 0,
  criteriaOffTrack: 0,
  criteriaAtRisk: 0,
  checkIn: 'green',
  jumpedFromGreenToRed: false,
  failingKpis: 0,
};
const rank = (changes: Partial<AttentionFacts>) => attention({ ...calm, ...changes }).rank;

const anyFacts: fc.Arbitrary<AttentionFacts> = fc.record({
  stage: fc.constantFrom(...INITIATIVE_STAGES),
  guardrailsBreached: fc.nat(3),
  promisesMissed: fc.nat(3),
  launchOverdueDays: fc.nat(500),
  daysToRecover: fc.nat(500),
  criteriaOffTrack: fc.nat(3),
  criteriaAtRisk: fc.nat(3),
  checkIn: fc.constantFrom('green', 'yellow', 'red', 'outdated', 'none'),
  jumpedFromGreenToRed: fc.boolean(),
  failingKpis: fc.nat(200),
});

describe('how badly an initiative needs a look', () => {
  it('is nothing when all is well, rejected or parked', () => {
    expect(attention(calm)).toEqual({ rank: 0, reasons: [] });
    expect(rank({ stage: 'parked', daysToRecover: 9 })).toBe(0);
  });

  it('goes by the worst reason, then by how many, then by its size', () => {
    const worstFirst = [
      rank({ guardrailsBreached: 1 }),
      rank({ promisesMissed: 1 }),
      rank({ launchOverdueDays: 2 }),
      rank({ daysToRecover: 3, failingKpis: 1 }),
      rank({ daysToRecover: 12 }),
      rank({ daysToRecover: 3 }),
      rank({ criteriaOffTrack: 1 }),
      rank({ checkIn: 'red', jumpedFromGreenToRed: true }),
      rank({ checkIn: 'red' }),
      rank({ failingKpis: 50 }),
      rank({ checkIn: 'outdated' }),
      rank({ criteriaAtRisk: 1 }),
      rank({ checkIn: 'yellow' }),
      rank({}),
    ];
    expect(worstFirst).toEqual([...worstFirst].sort((a, b) => b - a));
    expect(new Set(worstFirst).size).toBe(worstFirst.length);
  });

  it('forgets schedule and check-ins after the launch, but not a missed promise', () => {
    expect(rank({ stage: 'measuring', launchOverdueDays: 5, checkIn: 'red' })).toBe(0);
    expect(attention({ ...calm, stage: 'concluded', promisesMissed: 1 }).reasons).toEqual(['promise-missed']);
  });

  it('never ranks more reasons or a worse one lower', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (a, b) => {
        const [left, right] = [attention(a), attention(b)];
        const place = ({ reasons }: typeof left) =>
          reasons[0] === undefined ? ATTENTION_REASONS.length : ATTENTION_REASONS.indexOf(reasons[0]);
        if (place(left) < place(right)) expect(left.rank).toBeGreaterThan(right.rank);
        if (place(left) === place(right) && left.reasons.length > right.reasons.length) {
          expect(left.rank).toBeGreaterThan(right.rank);
        }
      }),
    );
  });
});
