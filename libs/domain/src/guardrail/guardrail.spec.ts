import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { type Guardrail, guardrailState, isWatched } from './guardrail.js';

const errors: Guardrail = { limit: 2, badSide: 'above', periods: 2, watchDays: 30 };
/** Weeks that end on Saturdays, newest first. */
const weeks = (...values: number[]) =>
  values.map((value, back) => ({
    from: addDays('2026-03-15', -7 * back),
    to: addDays('2026-03-21', -7 * back),
    value,
  }));

describe('a guardrail', () => {
  it.each([
    ['breached', [3, 2.1, 0], '2026-03-01'],
    ['holds', [3, 2, 3], '2026-03-01'],
    ['holds', [1, 3, 3], '2026-03-01'],
    ['holds', [3], '2026-03-01'],
    ['none', [], '2026-03-01'],
    ['none', [3, 3], '2026-03-22'],
    ['holds', [3, 3], '2026-03-15'],
    ['breached', [3, 3], '2026-03-14'],
  ] as const)('%s with %j after a launch on %s', (state, values, launchedOn) => {
    expect(guardrailState(errors, weeks(...values), launchedOn)).toBe(state);
  });

  it('looks at the side that is bad', () => {
    const speed: Guardrail = { ...errors, badSide: 'below', periods: 1 };
    expect(guardrailState(speed, weeks(1), '2026-03-01')).toBe('breached');
    expect(guardrailState(speed, weeks(2), '2026-03-01')).toBe('holds');
  });

  it('watches from the launch to the last of its days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), (day) => {
        const today = addDays('2026-03-01', day);
        expect(isWatched(errors, '2026-03-01', today)).toBe(day >= 0 && day <= 30);
      }),
    );
  });
});
