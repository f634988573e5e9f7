import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  nextDue,
  nextRuns,
  spreadOffsetSeconds,
  ticksBetween,
  validateCadence,
  type Cadence,
  type CatchUpPolicy,
} from './cadence.js';
import { planCatchUp } from './catch-up.js';
import { freshnessOf } from './freshness.js';

const minutely: Cadence = { kind: 'interval', everySeconds: 60 };
const intervals = fc
  .integer({ min: 60, max: 5_000 })
  .map((everySeconds): Cadence => ({ kind: 'interval', everySeconds }));

describe('cadence', () => {
  it('names the field that is wrong', () => {
    expect(validateCadence({ kind: 'interval', everySeconds: 59 })[0]?.field).toBe('everySeconds');
    expect(validateCadence({ kind: 'interval', everySeconds: Number.NaN })[0]?.field).toBe('everySeconds');
    const both = validateCadence({ kind: 'cron', expression: '* *', timeZone: '+02:00' });
    expect(both.map((problem) => problem.field)).toEqual(['expression', 'timeZone']);
    expect(validateCadence({ kind: 'cron', expression: '0 6 * * *', timeZone: 'Asia/Kolkata' })).toEqual([]);
  });

  it('anchors intervals in UTC, moved by the offset, and never repeats the instant it starts from', () => {
    fc.assert(
      fc.property(intervals, fc.integer({ min: -1e12, max: 2e12 }), fc.nat(59), (cadence, after, offset) => {
        const due = nextDue(cadence, after, offset)!;
        const every = (cadence as { everySeconds: number }).everySeconds * 1000;
        expect(Math.abs((due - offset * 1000) % every)).toBe(0);
        expect(due).toBeGreaterThan(after);
        expect(due - after).toBeLessThanOrEqual(every);
        expect(nextRuns(cadence, after, 3, offset)).toEqual([due, due + every, due + 2 * every]);
      }),
    );
  });

  it('spreads what it is told to, cron too, and refuses a spread of more than an hour', () => {
    const daily: Cadence = { kind: 'cron', expression: '0 6 * * *', timeZone: 'Europe/Berlin', spreadSeconds: 600 };
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const offset = spreadOffsetSeconds(id, daily);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThan(600);
        const start = Date.UTC(2026, 2, 27);
        const plain = nextRuns({ ...daily, spreadSeconds: 0 }, start, 5);
        const moved = nextRuns(daily, start, 5, offset);
        expect(moved).toEqual(plain.map((at) => at + offset * 1000));
        expect(ticksBetween(daily, start, moved[4]!, offset)).toEqual({ count: 5, newest: moved });
      }),
    );
    expect(spreadOffsetSeconds('a', { ...minutely, spreadSeconds: 0 })).toBe(0);
    expect(spreadOffsetSeconds('a', { ...minutely, spreadSeconds: 3_600 })).toBeLessThan(60);
    expect(validateCadence({ ...minutely, spreadSeconds: 3_601 })[0]?.field).toBe('spreadSeconds');
  });

  it('spreads intervals over at most a minute and leaves cron alone', () => {
    const used = new Set<number>();
    for (let i = 0; i < 2_000; i++) used.add(spreadOffsetSeconds(`source-${i}`, minutely));
    expect(used.size).toBe(60);
    expect(Math.max(...used)).toBeLessThan(60);
    expect(spreadOffsetSeconds('source-1', { kind: 'cron', expression: '0 0 * * *', timeZone: 'UTC' })).toBe(0);
  });
});

describe('catch-up', () => {
  it('runs or reports every tick, whatever the policy', () => {
    const policies = fc.constantFrom<CatchUpPolicy>('latest', 'none', 'all');
    fc.assert(
      fc.property(
        intervals,
        policies,
        fc.nat(1e9),
        fc.nat(400_000),
        fc.nat(30),
        (cadence, policy, last, span, maxRuns) => {
          const now = last + span * 1000;
          const plan = planCatchUp(cadence, last, now, policy, 0, { maxRuns, listLimit: 1e6 });
          const slow: number[] = [];
          for (let due = nextDue(cadence, last)!; due <= now; due = nextDue(cadence, due)!) slow.push(due);
          expect([...plan.skipped, ...plan.run]).toEqual(slow);
          expect(plan.skippedCount).toBe(plan.skipped.length);
          expect(plan.nextAt).toBe(nextDue(cadence, now));
          if (policy === 'latest') expect(plan.run).toEqual(slow.slice(-1));
          if (policy === 'none') expect(plan.run.every((tick) => tick > now - 60_000)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lists few and counts all', () => {
    const plan = planCatchUp(minutely, 0, 30 * 86_400_000, 'latest', 0, { listLimit: 5 });
    expect(plan.run).toEqual([30 * 86_400_000]);
    expect(plan.skipped).toHaveLength(5);
    expect(plan.skippedCount).toBe(30 * 1440 - 1);
    const all = planCatchUp(minutely, 0, 30 * 86_400_000, 'all');
    expect(all.run).toHaveLength(1440);
    expect(all.skippedCount).toBe(29 * 1440);
  });

  it('counts cron ticks over a clock change', () => {
    const daily: Cadence = { kind: 'cron', expression: '0 0 * * *', timeZone: 'America/Havana' };
    expect(ticksBetween(daily, Date.parse('2026-10-30T12:00Z'), Date.parse('2026-11-03T12:00Z')).count).toBe(4);
  });
});

describe('freshness', () => {
  const hour = 3_600_000;
  const cadence: Cadence = { kind: 'interval', everySeconds: 3600 };
  it.each([
    ['never-pulled', null, null, 0],
    ['failing', null, 'failed', 0],
    ['fresh', 0, 'succeeded', hour],
    ['late', 0, 'succeeded', hour + 300_000],
    ['late', 0, 'succeeded', 3 * hour],
    ['stale', 0, 'succeeded', 3 * hour + 300_000],
    ['failing', 0, 'failed', 10 * hour],
  ] as const)('is %s', (state, lastSuccessAt, lastOutcome, now) => {
    expect(freshnessOf({ lastSuccessAt, lastOutcome, cadence, now }).state).toBe(state);
  });

  it('expects nothing of numbers without a rhythm', () => {
    expect(freshnessOf({ lastSuccessAt: 0, lastOutcome: 'succeeded', cadence: null, now: 1e13 }).state).toBe('fresh');
  });
});
