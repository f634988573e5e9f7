import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CHECK_IN_COLOURS,
  checkInHeadline,
  checkInProblems,
  type CheckInColour,
  type CheckInDraft,
} from './check-in.js';

const draft = (changes: Partial<CheckInDraft>): CheckInDraft => ({
  achievement: 'green',
  confidence: 'high',
  done: 'The beta is out',
  next: '',
  blockers: '',
  pathToGreen: '',
  percentDone: null,
  remainingDays: null,
  expectedOn: null,
  ...changes,
});
const today = '2026-03-20';
const problems = (changes: Partial<CheckInDraft>, about: 'initiative' | 'milestone' = 'milestone') =>
  checkInProblems(draft(changes), { about, today });

describe('a check-in', () => {
  it('needs a path to green when it is not green, however sure its author is', () => {
    const required = [{ field: 'pathToGreen', code: 'path-to-green-required' }];
    expect(problems({})).toEqual([]);
    expect(problems({ achievement: 'red' })).toEqual(required);
    expect(problems({ achievement: 'yellow', pathToGreen: '  ' })).toEqual(required);
    expect(problems({ achievement: 'yellow', pathToGreen: 'Hire a second tester' })).toEqual([]);
    expect(problems({ confidence: 'low' })).toEqual([]);
  });

  it('says something, in known words', () => {
    expect(problems({ done: ' ' })).toEqual([{ field: 'done', code: 'says-nothing' }]);
    expect(problems({ achievement: 'blue' as CheckInColour, pathToGreen: 'x' })).toEqual([
      { field: 'achievement', code: 'unknown-colour' },
    ]);
    expect(problems({ confidence: 'sure' as never })).toEqual([{ field: 'confidence', code: 'unknown-confidence' }]);
  });

  it('has figures of milestones only, and figures that fit together', () => {
    expect(problems({ percentDone: 40, remainingDays: 3, expectedOn: today })).toEqual([]);
    expect(problems({ percentDone: 40, remainingDays: 3 }, 'initiative').map(({ field }) => field)).toEqual([
      'percentDone',
      'remainingDays',
    ]);
    expect(problems({ percentDone: 100, remainingDays: 3 })).toEqual([
      { field: 'remainingDays', code: 'nothing-is-left' },
    ]);
    expect(problems({ expectedOn: '2026-03-19' }, 'initiative')).toEqual([
      { field: 'expectedOn', code: 'already-past' },
    ]);
  });
});

describe('the headline of a check-in', () => {
  it('is what was done, or what is in the way when it is not green', () => {
    const said = { done: 'Beta is out', next: 'Launch', blockers: 'No\n legal   review', pathToGreen: 'Ask again' };
    expect(checkInHeadline({ ...said, achievement: 'green' })).toBe('Beta is out');
    expect(checkInHeadline({ ...said, achievement: 'red' })).toBe('No legal review');
    expect(checkInHeadline({ ...said, achievement: 'red', blockers: '' })).toBe('Beta is out');
  });

  it('is one line of at most 300 characters, and never half of one', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 700 });
    fc.assert(
      fc.property(fc.constantFrom(...CHECK_IN_COLOURS), text, text, (achievement, done, blockers) => {
        const line = checkInHeadline({ achievement, done, next: '', blockers, pathToGreen: '' });
        expect([...line].length).toBeLessThanOrEqual(300);
        expect(line).not.toMatch(/[\n\r\t]/);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });
});
