import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MONDAY_TO_FRIDAY } from '../calendar/working-calendar.js';
import type { Plan, PlanDependency, PlanMilestone, Schedule } from './plan.js';
import { schedule } from './schedule.js';

const FS = (predecessorId: string, successorId: string, lagDays = 0): PlanDependency => ({
  predecessorId,
  successorId,
  type: 'FS',
  lagDays,
});
const work = (id: string, estimateDays: number, startedOn?: string, finishedOn?: string): PlanMilestone => ({
  id,
  estimateDays,
  startedOn,
  finishedOn,
});

/** Monday 2026-03-02 unless told otherwise. */
const plan = (milestones: PlanMilestone[], dependencies: PlanDependency[] = [], other: Partial<Plan> = {}): Plan => ({
  milestones,
  dependencies,
  launchDate: null,
  today: '2026-03-02',
  calendar: MONDAY_TO_FRIDAY,
  ...other,
});
function scheduled(input: Plan): Schedule & { of(id: string): Schedule['milestones'][number] } {
  const result = schedule(input);
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
  return { ...result, of: (id) => result.milestones.find((milestone) => milestone.id === id)! };
}

describe('conventions', () => {
  it('works on the launch day and on the last day of a milestone', () => {
    const result = scheduled(plan([work('a', 5), work('b', 3)], [FS('a', 'b')], { launchDate: '2026-03-13' }));
    expect(result.of('a')).toMatchObject({ earliestStart: '2026-03-02', earliestFinish: '2026-03-06' });
    expect(result.of('b')).toMatchObject({
      earliestStart: '2026-03-09',
      earliestFinish: '2026-03-11',
      latestStart: '2026-03-11',
      latestFinish: '2026-03-13',
      startBy: '2026-03-11',
      totalFloatDays: 2,
      freeFloatDays: 0,
      critical: true,
    });
    expect(result).toMatchObject({ forecastFinish: '2026-03-11', daysToRecover: 0, minimumFloatDays: 2 });
  });

  it('treats a launch on a Sunday like one on the Friday before', () => {
    const on = (launchDate: string) => scheduled(plan([work('a', 5)], [], { launchDate })).of('a');
    expect(on('2026-03-15')).toEqual(on('2026-03-13'));
  });

  it("dates a milestone without work by the work it follows, on Friday after Friday's work", () => {
    const result = scheduled(
      plan([work('a', 5), work('gate', 0), work('b', 2)], [FS('a', 'gate'), FS('gate', 'b')], {
        launchDate: '2026-03-10',
      }),
    );
    expect(result.of('gate')).toMatchObject({
      earliestStart: '2026-03-06',
      earliestFinish: '2026-03-06',
      latestFinish: '2026-03-06',
      totalFloatDays: 0,
    });
    expect(result.of('b').earliestStart).toBe('2026-03-09');
    expect(result.criticalPath).toEqual(['a', 'gate', 'b']);
  });

  it('counts lags in working days over holidays', () => {
    const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: ['2026-03-05'] };
    const result = scheduled(plan([work('a', 2), work('b', 1)], [FS('a', 'b', 2)], { calendar }));
    expect(result.of('b').earliestStart).toBe('2026-03-09');
  });

  it('says how many days to recover when the launch is too early', () => {
    const result = scheduled(
      plan([work('a', 5), work('b', 5), work('c', 1)], [FS('a', 'b')], { launchDate: '2026-03-10' }),
    );
    expect(result).toMatchObject({ forecastFinish: '2026-03-13', minimumFloatDays: -3, daysToRecover: 3 });
    expect(result.of('a')).toMatchObject({ startBy: '2026-02-25', totalFloatDays: -3, critical: true });
    expect(result.of('c')).toMatchObject({ totalFloatDays: 6, critical: false });
  });

  it('is late by a day when only the launch itself is left and its date was yesterday', () => {
    const at = (launchDate: string) => scheduled(plan([work('launch', 0)], [], { launchDate, today: '2026-03-03' }));
    expect(at('2026-03-02')).toMatchObject({ forecastFinish: '2026-03-03', daysToRecover: 1 });
    expect(at('2026-03-03')).toMatchObject({ forecastFinish: '2026-03-03', daysToRecover: 0, minimumFloatDays: 0 });
  });

  it('starts nothing before today, and today counts', () => {
    expect(scheduled(plan([work('a', 1)], [], { today: '2026-03-07' })).of('a').earliestFinish).toBe('2026-03-09');
    expect(scheduled(plan([work('a', 1)])).of('a').earliestFinish).toBe('2026-03-02');
  });

  it('takes what happened as given, whatever it waited for', () => {
    const result = scheduled(
      plan(
        [
          work('a', 5, '2026-02-23', '2026-02-26'),
          work('b', 10, '2026-02-20'),
          work('c', 2, '2026-02-02'),
          work('d', 3),
        ],
        [FS('a', 'b'), FS('b', 'c'), FS('b', 'd')],
        { launchDate: '2026-03-31' },
      ),
    );
    expect(result.of('a')).toMatchObject({ earliestFinish: '2026-02-26', latestFinish: '2026-02-26', critical: false });
    expect(result.of('b')).toMatchObject({ earliestStart: '2026-02-20', earliestFinish: '2026-03-05', startBy: null });
    // Overdue work ends today at the earliest.
    expect(result.of('c')).toMatchObject({ earliestStart: '2026-02-02', earliestFinish: '2026-03-02' });
    expect(result.of('d').earliestStart).toBe('2026-03-06');
  });

  it('has nothing to schedule in an empty and in a finished plan', () => {
    expect(schedule(plan([]))).toEqual({
      kind: 'ok',
      milestones: [],
      forecastFinish: null,
      daysToRecover: 0,
      launchFloatDays: null,
      minimumFloatDays: null,
      criticalPath: [],
      missedLimits: [],
    });
    const done = scheduled(plan([work('a', 5, '2026-02-02', '2026-02-07')], [], { launchDate: '2026-02-05' }));
    expect(done).toMatchObject({ forecastFinish: '2026-02-07', minimumFloatDays: null, daysToRecover: 0 });
  });
});

describe('the other dependency types', () => {
  const table: [PlanDependency['type'], number, string, string][] = [
    ['SS', 2, '2026-03-04', '2026-03-05'],
    ['FF', 1, '2026-03-06', '2026-03-09'],
    ['SF', 4, '2026-03-04', '2026-03-05'],
  ];
  it.each(table)('%s with a lag of %i', (type, lagDays, start, finish) => {
    const link = { predecessorId: 'a', successorId: 'b', type, lagDays };
    const result = scheduled(plan([work('a', 5), work('b', 2)], [link]));
    expect(result.of('b')).toMatchObject({ earliestStart: start, earliestFinish: finish });
  });
});

describe('plans that cannot be scheduled', () => {
  it('names the ring in order', () => {
    const milestones = ['a', 'b', 'c', 'd'].map((id) => work(id, 1));
    const links = [FS('c', 'b'), FS('b', 'd'), FS('d', 'c'), FS('a', 'b')];
    expect(schedule(plan(milestones, links))).toEqual({ kind: 'cycle', milestoneIds: ['b', 'd', 'c'] });
    expect(schedule(plan(milestones, [FS('a', 'a')]))).toEqual({ kind: 'cycle', milestoneIds: ['a'] });
  });

  const problems: [string, Plan, string[]][] = [
    ['an unknown end', plan([work('a', 1)], [FS('a', 'x')]), ['unknown-milestone']],
    ['two unknown ends', plan([], [FS('x', 'y')]), ['unknown-milestone', 'unknown-milestone']],
    ['the same id twice', plan([work('a', 1), work('a', 2), work('b', 1)]), ['duplicate-milestone']],
    [
      'the same link twice',
      plan([work('a', 1), work('b', 1)], [FS('a', 'b'), FS('a', 'b', 2)]),
      ['duplicate-dependency'],
    ],
    ['half a day', plan([work('a', 0.5)]), ['invalid-estimate']],
    ['no number', plan([work('a', Number.NaN)]), ['invalid-estimate']],
    ['a negative estimate', plan([work('a', -1)]), ['invalid-estimate']],
    ['an endless lag', plan([work('a', 1), work('b', 1)], [FS('a', 'b', Infinity)]), ['invalid-lag']],
    ['a date that does not exist', plan([work('a', 1, '2026-02-30')]), ['invalid-milestone-date']],
    ['finished before started', plan([work('a', 1, '2026-02-03', '2026-02-02')]), ['finished-before-started']],
    ['no today', plan([], [], { today: '' }), ['invalid-plan-date']],
    ['a launch in words', plan([], [], { launchDate: 'soon' }), ['invalid-plan-date']],
    ['a week without work', plan([], [], { calendar: { workingDays: [], holidays: [] } }), ['no-working-days']],
    ['a chain past the year 9999', plan([work('a', 9)], [], { today: '9999-12-30' }), ['beyond-calendar']],
    ['a launch before the year 1', plan([work('a', 99)], [], { launchDate: '0001-01-10' }), ['beyond-calendar']],
  ];
  it.each(problems)('reports %s', (_name, input, codes) => {
    const result = schedule(input);
    expect(result.kind === 'invalid' ? result.problems.map(({ code }) => code) : result).toEqual(codes);
  });

  it('finds the ring in any network that has one, and only there', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids));
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: (ends) => ends.join(), maxLength: 12 }), (pairs) => {
        const result = schedule(
          plan(
            ids.map((id) => work(id, 1)),
            pairs.map(([from, to]) => FS(from, to)),
          ),
        );
        const linked = new Set(pairs.map((ends) => ends.join()));
        if (result.kind === 'cycle') {
          const ring = result.milestoneIds;
          expect(new Set(ring).size).toBe(ring.length);
          ring.forEach((id, at) => expect(linked).toContain([id, ring[(at + 1) % ring.length]].join()));
        } else {
          // Without a ring some milestone always waits for nobody that is left.
          let left = ids;
          while (left.length > 0) {
            const next = left.filter((id) => left.some((other) => linked.has(`${other},${id}`)));
            expect(next.length).toBeLessThan(left.length);
            left = next;
          }
        }
      }),
    );
  });
});

describe('float means what it says', () => {
  const networks = fc.record({
    estimates: fc.array(fc.nat(6), { minLength: 2, maxLength: 8 }),
    links: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: -2, max: 3 })), { maxLength: 12 }),
    slip: fc.nat(7),
  });
  it('holds the launch when a milestone takes its total float longer, and no day more', () => {
    fc.assert(
      fc.property(networks, ({ estimates, links, slip }) => {
        const ends = new Map(
          links
            .filter(([from, to]) => from < to && to < estimates.length)
            .map(([from, to, lag]) => [`${from} ${to}`, FS(String(from), String(to), lag)]),
        );
        const chosen = slip % estimates.length;
        const taking = (extra: number) =>
          scheduled(
            plan(
              estimates.map((days, at) => work(String(at), days + 1 + (at === chosen ? extra : 0))),
              [...ends.values()],
              { launchDate: '2026-06-30' },
            ),
          );
        const { totalFloatDays, freeFloatDays } = taking(0).of(String(chosen));
        expect(taking(totalFloatDays).daysToRecover).toBe(0);
        expect(taking(totalFloatDays + 1).daysToRecover).toBe(1);
        const others = (input: Schedule) =>
          input.milestones.filter(({ id }) => id !== String(chosen)).map(({ earliestStart }) => earliestStart);
        expect(others(taking(freeFloatDays))).toEqual(others(taking(0)));
      }),
    );
  });
});
