import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { trendSince, type WeekState } from './trend.js';

const calm: WeekState = {
  stage: 'building',
  delivered: 'on-track',
  worked: 'too-early',
  guardrailsBreached: 0,
  daysToRecover: 0,
  forecast: '2026-03-10',
};

const states: fc.Arbitrary<WeekState> = fc.record({
  stage: fc.constantFrom('building', 'launched', 'measuring'),
  delivered: fc.constantFrom('on-track', 'at-risk', 'off-track', 'outdated', 'launched', 'late'),
  worked: fc.constantFrom('too-early', 'on-track', 'at-risk', 'missed', 'kept', 'stale', 'error'),
  guardrailsBreached: fc.nat(2),
  daysToRecover: fc.option(fc.nat(20)),
  forecast: fc.constantFrom('2026-03-10', '2026-03-12', '2026-04-01', null),
});

describe('what changed since a week', () => {
  it.each([
    ['nothing', {}, { kind: 'same' }],
    ['delivered', { delivered: 'at-risk' }, { kind: 'worse', what: 'delivered', from: 'on-track', to: 'at-risk' }],
    [
      'a breach first',
      { delivered: 'at-risk', guardrailsBreached: 1 },
      { kind: 'worse', what: 'guardrails', from: 0, to: 1 },
    ],
    ['days', { daysToRecover: 4 }, { kind: 'worse', what: 'recover', from: 0, to: 4 }],
    ['the forecast', { forecast: '2026-03-02' }, { kind: 'better', what: 'forecast', days: -8 }],
    ['a forecast that breathes', { forecast: '2026-03-12' }, { kind: 'same' }],
    ['a stage', { stage: 'launched' }, { kind: 'moved', what: 'stage', from: 'building', to: 'launched' }],
    ['worse before better', { delivered: 'off-track', worked: 'on-track' }, { kind: 'worse', what: 'delivered' }],
  ] as const)('names %s', (_, change, trend) => {
    expect(trendSince(calm, { ...calm, ...change })).toMatchObject(trend);
  });

  it('is the same as oneself, and worse one way is never worse the other way too without a reason to be better', () => {
    fc.assert(
      fc.property(states, states, (one, other) => {
        expect(trendSince(one, one)).toEqual({ kind: 'same' });
        const [there, back] = [trendSince(one, other), trendSince(other, one)];
        if (there.kind === 'better') expect(back.kind).toBe('worse');
        if (there.kind === 'same') expect(back.kind).toBe('same');
      }),
    );
  });
});
