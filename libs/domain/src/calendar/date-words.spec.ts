import { describe, expect, it } from '@jest/globals';
import { dateWords, dayAndMonth, monthName } from './date-words.js';

describe('dates in words', () => {
  it('name day, month and year', () => {
    expect(dateWords('2026-11-02')).toBe('2 Nov 2026');
    expect(dayAndMonth('2028-02-29')).toBe('29 Feb');
    expect([monthName(1), monthName(12), monthName(13)]).toEqual(['Jan', 'Dec', '']);
  });

  it('leave a text that is no date as it is', () => {
    expect([dateWords('2026-02-30'), dayAndMonth('soon')]).toEqual(['2026-02-30', 'soon']);
  });
});
