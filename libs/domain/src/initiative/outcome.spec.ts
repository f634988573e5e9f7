import { describe, expect, it } from '@jest/globals';
import { delivered, worked } from './outcome.js';

const dates = { promisedOn: '2026-03-02', forecastOn: null, launchedOn: null, today: '2026-02-01' };

describe('delivered?', () => {
  it('compares the launch with the promise', () => {
    const at = (launchedOn: string) => delivered({ ...dates, launchedOn });
    expect(at('2026-03-02')).toEqual({ kind: 'delivered', launchedOn: '2026-03-02', against: { kind: 'on-time' } });
    expect(at('2026-03-05')).toMatchObject({ against: { kind: 'late', days: 3 } });
    expect(at('2026-02-27')).toMatchObject({ against: { kind: 'early', days: 3 } });
    expect(delivered({ ...dates, promisedOn: null, launchedOn: '2026-03-02' })).toMatchObject({ against: null });
  });

  it('looks ahead before the launch', () => {
    expect(delivered(dates)).toEqual({ kind: 'not-yet', forecast: null, overdueDays: 0 });
    expect(delivered({ ...dates, forecastOn: '2026-03-04', today: '2026-03-03' })).toEqual({
      kind: 'not-yet',
      forecast: { kind: 'late', days: 2 },
      overdueDays: 1,
    });
    expect(delivered({ ...dates, promisedOn: null, forecastOn: '2026-03-04' })).toEqual({
      kind: 'not-yet',
      forecast: null,
      overdueDays: 0,
    });
  });
});

describe('worked?', () => {
  it('counts the verdicts, worst first', () => {
    expect(worked(['kept', 'missed', 'kept', 'too-early'])).toEqual({
      worst: 'missed',
      counts: [
        { verdict: 'missed', count: 1 },
        { verdict: 'too-early', count: 1 },
        { verdict: 'kept', count: 2 },
      ],
      total: 4,
    });
    expect(worked([])).toEqual({ worst: null, counts: [], total: 0 });
  });
});
