import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import {
  CHECK_IN_COLOURS,
  checkInProblems,
  checkInSummary,
  type CheckInColour,
  type CheckInDraft,
} from './check-in.js';

const draft = (changes: Partial<CheckInDraft>): CheckInDraft => ({
  achievement: 'green',
  confidence: 'green',
  done: 'The beta is out',
  next: '',
  blockers: '',
  pathToGreen: '',
  ...changes,
});
const TODAY = '2026-03-20';
const week = { today: TODAY, cadenceDays: 7, expectedSince: null };
const logged = (...entries: [CheckInColour, string][]) => entries.map(([achievement, on]) => ({ achievement, on }));

describe('a check-in', () => {
  it('needs a path to green when it is not green, or not sure to be', () => {
    const required = [{ field: 'pathToGreen', code: 'path-to-green-required' }];
    expect(checkInProblems(draft({}))).toEqual([]);
    expect(checkInProblems(draft({ achievement: 'red' }))).toEqual(required);
    expect(checkInProblems(draft({ confidence: 'yellow', pathToGreen: '  ' }))).toEqual(required);
    expect(checkInProblems(draft({ achievement: 'yellow', pathToGreen: 'Hire a second tester' }))).toEqual([]);
  });

  it('says something, in a known colour', () => {
    expect(checkInProblems(draft({ done: ' ' }))).toEqual([{ field: 'done', code: 'says-nothing' }]);
    expect(checkInProblems(draft({ achievement: 'blue' as CheckInColour, pathToGreen: 'x' }))).toEqual([
      { field: 'achievement', code: 'unknown-colour' },
    ]);
  });
});

describe('the status of check-ins', () => {
  it('is the last colour for as long as the cadence lasts', () => {
    expect(checkInSummary(logged(['yellow', '2026-03-06'], ['green', '2026-03-13']), week)).toEqual({
      status: 'green',
      colour: 'green',
      lastOn: '2026-03-13',
      dueOn: TODAY,
      overdueDays: 0,
      jumpedFromGreenToRed: false,
    });
    expect(checkInSummary(logged(['green', '2026-03-12']), week)).toMatchObject({
      status: 'outdated',
      colour: 'green',
      overdueDays: 1,
    });
  });

  it('knows silence from the start', () => {
    expect(checkInSummary([], week)).toMatchObject({ status: 'none', dueOn: null, overdueDays: 0 });
    expect(checkInSummary([], { ...week, expectedSince: '2026-03-16' })).toMatchObject({ status: 'none' });
    expect(checkInSummary([], { ...week, expectedSince: '2026-03-01' })).toMatchObject({
      status: 'outdated',
      colour: null,
      overdueDays: 12,
    });
  });

  it('flags a jump from green to red, and only that', () => {
    const jumps = (...colours: CheckInColour[]) =>
      checkInSummary(
        colours.map((achievement) => ({ achievement, on: TODAY })),
        week,
      ).jumpedFromGreenToRed;
    expect(jumps('green', 'red')).toBe(true);
    expect(jumps('green', 'yellow', 'red')).toBe(false);
    expect(jumps('green', 'red', 'red')).toBe(false);
    expect(jumps('red')).toBe(false);
  });

  it('is never green in silence', () => {
    const entry = fc.record({
      achievement: fc.constantFrom(...CHECK_IN_COLOURS),
      on: fc.integer({ min: -60, max: 0 }).map((offset) => addDays(TODAY, offset)),
    });
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: 1, max: 30 }), (entries, cadenceDays) => {
        const { status } = checkInSummary(entries, { ...week, cadenceDays });
        const recent = entries.some(({ on }) => on >= addDays(TODAY, -cadenceDays));
        expect(['green', 'yellow', 'red'].includes(status)).toBe(recent);
      }),
    );
  });
});
