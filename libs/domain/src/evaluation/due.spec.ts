import { describe, expect, it } from '@jest/globals';
import { dueOn, isDue } from './due.js';

const onDate = { kind: 'date', date: '2031-03-01' } as const;
const after30 = { kind: 'after-launch', days: 30 } as const;

describe('when a criterion is due', () => {
  it('is its date, or so many calendar days after the launch', () => {
    expect(dueOn(onDate, null)).toBe('2031-03-01');
    expect(dueOn(after30, null)).toBeNull();
    expect(dueOn(after30, '2031-02-01')).toBe('2031-03-03');
  });

  it('counts the day itself', () => {
    expect(isDue(onDate, null, '2031-02-28')).toBe(false);
    expect(isDue(onDate, null, '2031-03-01')).toBe(true);
    expect(isDue(after30, null, '2039-01-01')).toBe(false);
  });
});
