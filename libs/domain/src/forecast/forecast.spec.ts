import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { compileCalendar, MONDAY_TO_FRIDAY } from '../calendar/working-calendar.js';
import type { Plan } from '../roadmap/plan.js';
import { schedule } from '../roadmap/schedule.js';
import { networkSampler } from './network-sampler.js';
import { seededRandom } from './random.js';
import type { Sampler, SamplerResult } from './sampler.js';
import { summarise } from './summary.js';
import { throughputOf, unstablePeriods } from './throughput.js';
import { type ThroughputPlan, throughputSampler } from './throughput-sampler.js';

const compiled = compileCalendar(MONDAY_TO_FRIDAY);
if (compiled.kind !== 'ok') throw new Error('no calendar');
const { days } = compiled;
const TODAY = '2026-03-02';
const ready = (result: SamplerResult): Sampler => {
  if (result.kind !== 'ready') throw new Error(result.refusal.code);
  return result.sampler;
};
const refusal = (result: SamplerResult) => (result.kind === 'refused' ? result.refusal : 'ready');
const play = (sampler: Sampler, runs: number) =>
  summarise(
    sampler,
    Int32Array.from({ length: runs }, () => sampler.run()),
  );

describe('a forecast through the network', () => {
  const plan = (changes: Partial<Plan> = {}): Plan => ({
    milestones: [
      { id: 'a', estimateDays: 5 },
      { id: 'b', estimateDays: 10 },
    ],
    dependencies: [{ predecessorId: 'a', successorId: 'b', type: 'FS', lagDays: 0 }],
    launchDate: '2026-03-20',
    today: TODAY,
    calendar: MONDAY_TO_FRIDAY,
    ...changes,
  });
  const range = (optimisticDays: number, pessimisticDays: number) => ({ optimisticDays, pessimisticDays });
  const sample = (given: Plan, ranges: Record<string, ReturnType<typeof range>>, seed = 1) =>
    networkSampler(given, new Map(Object.entries(ranges)), seededRandom(seed));

  it('gives the same answer for the same seed', () => {
    const ranges = { a: range(3, 12), b: range(8, 30) };
    const once = play(ready(sample(plan(), ranges)), 2000);
    expect(play(ready(sample(plan(), ranges)), 2000)).toEqual(once);
    expect(play(ready(sample(plan(), ranges, 2)), 2000)).not.toEqual(once);
  });

  it('is the schedule itself where nothing is uncertain', () => {
    const summary = play(ready(sample(plan(), { a: range(5, 5) })), 100);
    expect(summary).toMatchObject({ earliestOn: '2026-03-20', latestOn: '2026-03-20', held: 100, runs: 100 });
    expect(summary.bars).toEqual([{ from: '2026-03-20', to: '2026-03-20', runs: 100 }]);
  });

  it('says by when which share of the runs is finished, and how often the promise holds', () => {
    // One milestone, evenly spread over 1 to 20 days by a triangle: half of the runs lie below its median.
    const alone = plan({ milestones: [{ id: 'a', estimateDays: 1 }], dependencies: [], launchDate: '2026-03-06' });
    const { percentiles, held, bars, runs } = play(ready(sample(alone, { a: range(1, 20) })), 20_000);
    // The triangle that falls from 1 to 20 has its median at 20 − 19·√0.5 = 6.6 days, its 85 % at 12.6, its 95 % at 15.8.
    expect(percentiles).toEqual([
      { percent: 50, on: '2026-03-10' },
      { percent: 85, on: '2026-03-18' },
      { percent: 95, on: '2026-03-23' },
    ]);
    // Finished within 5 days: up to 5.5 before rounding, 1 − (14.5/19)² = 41.8 %.
    expect(held! / runs).toBeCloseTo(0.418, 2);
    expect(bars.reduce((sum, bar) => sum + bar.runs, 0)).toBe(runs);
  });

  it('draws what is in work from what is still possible', () => {
    const started = plan({ milestones: [{ id: 'a', estimateDays: 5, startedOn: '2026-02-16' }], dependencies: [] });
    // Ten days are worked: of 2 to 20 days only those above ten can still come.
    const { earliestOn, latestOn, percentiles } = play(ready(sample(started, { a: range(2, 20) })), 5000);
    expect([earliestOn, latestOn]).toEqual(['2026-03-02', '2026-03-13']);
    expect(percentiles[0]!.on > '2026-03-03').toBe(true);
    const overdue = plan({ milestones: [{ id: 'a', estimateDays: 5, startedOn: '2025-12-01' }], dependencies: [] });
    expect(play(ready(sample(overdue, { a: range(2, 20) })), 50).latestOn).toBe('2026-03-02');
  });

  it('is refused with the reason', () => {
    expect(refusal(sample(plan(), {}))).toEqual({ code: 'no-ranges' });
    expect(refusal(sample(plan(), { a: range(9, 3) }))).toEqual({ code: 'no-ranges' });
    const done = { startedOn: '2026-02-02', finishedOn: '2026-02-06' };
    const finished = plan({ milestones: [{ id: 'a', estimateDays: 5, ...done }], dependencies: [] });
    expect(refusal(sample(finished, { a: range(1, 9) }))).toEqual({ code: 'nothing-left' });
    const ring = [...plan().dependencies, { predecessorId: 'b', successorId: 'a', type: 'FS', lagDays: 0 } as const];
    expect(refusal(sample(plan({ dependencies: ring }), { a: range(1, 9) }))).toEqual({ code: 'plan-invalid' });
  });

  // With finish-to-finish into and start-to-start out of one milestone a longer one starts earlier, and what waits for its
  // start may end earlier too; so a network here has one of the two kinds beside finish-to-start.
  it('lies between the schedules with the best and with the worst numbers', () => {
    const milestone = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6));
    const networks = fc.array(milestone, { minLength: 1, maxLength: 8 }).chain((estimates) =>
      fc.record({
        estimates: fc.constant(estimates),
        other: fc.constantFrom('SS' as const, 'FF' as const),
        links: fc.uniqueArray(
          fc.record({
            to: fc.integer({ min: 0, max: estimates.length - 1 }),
            from: fc.nat(estimates.length),
            plain: fc.boolean(),
            lagDays: fc.integer({ min: -2, max: 4 }),
          }),
          { maxLength: 10, selector: ({ to, from }) => `${from} ${to}` },
        ),
      }),
    );
    fc.assert(
      fc.property(networks, fc.nat(), ({ estimates, other, links }, seed) => {
        const withDays = (pick: (estimate: readonly [number, number, number]) => number): Plan =>
          plan({
            milestones: estimates.map((estimate, i) => ({ id: `${i}`, estimateDays: pick(estimate) })),
            dependencies: links
              .filter(({ from, to }) => from < to)
              .map(({ from, to, plain, lagDays }) => ({
                predecessorId: `${from}`,
                successorId: `${to}`,
                type: plain ? 'FS' : other,
                lagDays,
              })),
          });
        const forecast = (given: Plan) => {
          const result = schedule(given);
          return result.kind === 'ok' ? result.forecastFinish! : '';
        };
        const likely = withDays(([a, b]) => a + b);
        const ranges = Object.fromEntries(estimates.map(([a, b, c], i) => [`${i}`, range(a, a + b + c)]));
        const { earliestOn, latestOn } = play(ready(sample(likely, ranges, seed)), 60);
        expect(earliestOn >= forecast(withDays(([a]) => a))).toBe(true);
        expect(latestOn <= forecast(withDays(([a, b, c]) => a + b + c))).toBe(true);
      }),
    );
  });
});

describe('past throughput', () => {
  const since = '2026-01-05';
  const history = (finishes: string[], every: 'day' | 'week', today = TODAY) =>
    throughputOf(finishes, { since, today, days, every });

  it('counts working days up to yesterday, zero days included', () => {
    const { counts, starts } = history(['2026-01-06', '2026-01-06', '2026-01-10', '2026-01-12'], 'day', '2026-01-13');
    // The finish on Saturday the 10th belongs to Friday.
    expect(counts).toEqual([0, 2, 0, 0, 1, 1]);
    expect(starts[0]).toBe('2026-01-05');
  });

  it('counts whole weeks back from yesterday', () => {
    const { counts, starts, periodDays } = history(['2026-01-06', '2026-01-09', '2026-01-16'], 'week', '2026-01-20');
    expect([counts, starts, periodDays]).toEqual([[2, 1], ['2026-01-06', '2026-01-13'], 5]);
  });

  it('is unstable where a period lies outside of the limits', () => {
    const steady = {
      every: 'week',
      periodDays: 5,
      starts: Array.from({ length: 10 }, (_, i) => addDays(since, i * 7)),
    } as const;
    expect(unstablePeriods({ ...steady, counts: [2, 3, 1, 2, 3, 2, 1, 3, 2, 2] })).toEqual([]);
    expect(unstablePeriods({ ...steady, counts: [2, 3, 1, 2, 3, 2, 1, 3, 2, 14] })).toEqual([addDays(since, 63)]);
  });
});

describe('a forecast by past throughput', () => {
  /** A finish every Wednesday for so many weeks before today. */
  const wednesdays = (weeks: number) => Array.from({ length: weeks }, (_, i) => addDays('2026-02-25', -7 * i));
  const plan = (changes: Partial<ThroughputPlan> = {}): ThroughputPlan => ({
    finishes: wednesdays(12),
    remaining: 6,
    growthPercent: 0,
    since: '2025-12-08',
    today: TODAY,
    launchDate: '2026-04-10',
    days,
    every: 'week',
    ...changes,
  });
  const sample = (changes: Partial<ThroughputPlan> = {}, seed = 1) =>
    throughputSampler(plan(changes), seededRandom(seed));

  it('repeats what was: one a week makes six in six weeks', () => {
    const { earliestOn, latestOn, held } = play(ready(sample()), 500);
    expect([earliestOn, latestOn, held]).toEqual(['2026-04-10', '2026-04-10', 500]);
  });

  it('draws zero days as well', () => {
    // One finish in five days: the time until the sixth is six times five days on average.
    const summary = play(ready(sample({ every: 'day' })), 20_000);
    expect(summary.percentiles[0]!.on >= '2026-04-07' && summary.percentiles[0]!.on <= '2026-04-10').toBe(true);
    expect(summary.latestOn > '2026-05-01').toBe(true);
    expect(summary.held! / summary.runs).toBeGreaterThan(0.5);
  });

  it('lets the work grow', () => {
    const { earliestOn, latestOn } = play(ready(sample({ growthPercent: 50 })), 2000);
    expect([earliestOn, latestOn]).toEqual(['2026-04-10', '2026-05-01']);
  });

  it('is refused with the reason', () => {
    expect(refusal(sample({ remaining: 0 }))).toEqual({ code: 'nothing-left' });
    expect(refusal(sample({ since: null }))).toEqual({ code: 'history-short', periods: 0, needed: 10 });
    expect(refusal(sample({ since: '2026-01-05' }))).toEqual({ code: 'history-short', periods: 8, needed: 10 });
    expect(refusal(sample({ every: 'day', since: '2026-02-18' }))).toEqual({
      code: 'history-short',
      periods: 8,
      needed: 10,
    });
    expect(refusal(sample({ finishes: [] }))).toEqual({ code: 'nothing-finished' });
    const burst = [...wednesdays(12), ...new Array<string>(12).fill('2026-02-26')];
    expect(refusal(sample({ finishes: burst }))).toEqual({ code: 'history-unstable', periods: ['2026-02-23'] });
  });
});
