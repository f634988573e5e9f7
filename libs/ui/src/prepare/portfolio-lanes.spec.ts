import { describe, expect, it } from '@jest/globals';
import { laneScale } from './portfolio-lanes.js';

describe('The scale of several plans', () => {
  it('holds every day with air around, and names months', () => {
    const scale = laneScale(['2026-11-02', null, '2027-02-09'])!;
    expect([scale.from, scale.to]).toEqual(['2026-10-23', '2027-02-19']);
    expect(scale.at('2026-11-02')).toBeGreaterThan(0);
    expect(scale.after('2027-02-09')).toBeLessThan(100);
    expect(scale.months.map(({ label }) => label)).toEqual(['Nov 2026', 'Dec', 'Jan 2027', 'Feb']);
    expect(scale.at('1990-01-01')).toBe(0);
  });

  it('is none without a day, and names at most so many months', () => {
    expect(laneScale([null])).toBeNull();
    expect(laneScale(['2020-01-01', '2030-01-01'])!.months.length).toBeLessThan(30);
  });
});
