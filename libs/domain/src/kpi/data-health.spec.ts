import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { type DataFacts, dataStanding, isUnreliable } from './data-health.js';

// A Friday; weeks end on Saturday.
const sound: DataFacts = {
  freshness: 'fresh',
  grain: 'day',
  weekEndingDay: 6,
  delayDays: 0,
  today: '2026-11-27',
  latestDay: '2026-11-26',
  firstDay: '2026-10-30',
  rows: 28,
};

describe('health of data', () => {
  it.each([
    ['sound', {}, 0],
    ['failing', { freshness: 'failing', latestDay: null }, 0],
    ['stale', { freshness: 'stale', rows: 3 }, 0],
    ['late', { freshness: 'late' }, 0],
    ['incomplete', { rows: 27 }, 0],
    ['none', { latestDay: null, firstDay: null, rows: 0 }, 0],
    ['none', { latestDay: null, firstDay: null, rows: 0, freshness: 'never-pulled' }, 0],
    ['sound', { latestDay: '2026-11-25', rows: 27 }, 1],
    ['behind', { latestDay: '2026-11-24', rows: 26 }, 2],
    ['sound', { latestDay: '2026-11-24', rows: 26, delayDays: 2 }, 0],
  ] as const)('is %s with %j', (state, facts, periodsBehind) => {
    expect(dataStanding({ ...sound, ...facts })).toMatchObject({ state, periodsBehind });
  });

  it.each([
    // The last complete week ended on 21 November; one row a week, on any of its days.
    ['week', '2026-11-21', '2026-11-07', 3, 'sound', 0],
    ['week', '2026-11-16', '2026-11-02', 3, 'sound', 0],
    ['week', '2026-11-14', '2026-11-07', 2, 'sound', 1],
    ['week', '2026-11-07', '2026-11-07', 1, 'behind', 2],
    ['week', '2026-11-21', '2026-11-07', 2, 'incomplete', 0],
    ['month', '2026-10-31', '2026-01-31', 10, 'sound', 0],
    ['month', '2026-08-31', '2026-01-31', 8, 'behind', 2],
  ] as const)('counts a %s of rows up to %s from %s', (grain, latestDay, firstDay, rows, state, periodsBehind) => {
    expect(dataStanding({ ...sound, grain, latestDay, firstDay, rows })).toMatchObject({ state, periodsBehind });
  });

  it('never calls numbers sound whose last day lies more than one period back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), fc.integer({ min: 0, max: 28 }), (back, delayDays) => {
        const latestDay = addDays(sound.today, -1 - delayDays - back);
        const standing = dataStanding({ ...sound, delayDays, latestDay, firstDay: latestDay, rows: 1 });
        expect(standing).toMatchObject({ state: 'behind', periodsBehind: back });
        expect(isUnreliable(standing.state)).toBe(true);
      }),
    );
  });
});
