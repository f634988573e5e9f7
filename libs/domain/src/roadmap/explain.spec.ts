import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MONDAY_TO_FRIDAY } from '../calendar/working-calendar.js';
import { explain } from './explain.js';
import type { ExplainedDate } from './explanation.js';
import { explanationWords } from './explanation-words.js';
import type { Plan, PlanDependency, Schedule } from './plan.js';
import { schedule } from './schedule.js';
import { randomPlans } from './testing/random-plans.js';

const plan: Plan = {
  milestones: [
    { id: 'a', estimateDays: 5, startedOn: '2026-12-14' },
    { id: 'b', estimateDays: 8 },
    { id: 'c', estimateDays: 3, notBefore: '2027-01-09' },
    { id: 'fair', estimateDays: 0, finishOn: '2027-01-22' },
    { id: 'd', estimateDays: 2 },
  ],
  dependencies: [
    { predecessorId: 'a', successorId: 'b', type: 'FS', lagDays: 0 },
    { predecessorId: 'b', successorId: 'c', type: 'FS', lagDays: 0 },
    { predecessorId: 'c', successorId: 'fair', type: 'FS', lagDays: 2 },
    { predecessorId: 'd', successorId: 'b', type: 'SF', lagDays: -1 },
  ],
  outside: [
    { milestoneId: 'd', direction: 'waits-for', otherId: 'x', type: 'FS', lagDays: 1, date: '2026-12-17' },
    { milestoneId: 'd', direction: 'awaited-by', otherId: 'y', type: 'FS', lagDays: 0, date: '2027-01-11' },
  ],
  launchDate: '2027-02-09',
  today: '2026-12-15',
  calendar: { ...MONDAY_TO_FRIDAY, holidays: ['2026-12-24', '2026-12-25', '2027-01-01'] },
};
const words = (id: string, of = plan) => explanationWords(explain(of, id)!, (each) => each.toUpperCase());

describe('why a milestone has its dates', () => {
  it('leads back to what happened, over work and days off', () => {
    expect(words('b').earliest).toEqual([
      'B finishes on Mon 4 Jan 2027: 8 days of work from its start, over 3 days off (24 Dec, 25 Dec and 1 Jan).',
      'B starts on Mon 21 Dec 2026: it waits for A to finish.',
      'A finishes on Fri 18 Dec 2026: 5 days of work from its start.',
      'A started on Mon 14 Dec 2026.',
    ]);
  });

  it('leads on to the date that presses, or the launch', () => {
    expect(words('b').latest).toEqual([
      'B has to finish by Fri 15 Jan 2027, so that C can start in time.',
      'C has to start by Mon 18 Jan 2027: 3 days of work before its finish.',
      'C has to finish by Wed 20 Jan 2027, so that FAIR can happen in time, and 2 days more.',
      'FAIR has to happen by Fri 22 Jan 2027: set to finish on Fri 22 Jan 2027.',
    ]);
    const free = { ...plan, milestones: [{ id: 'b', estimateDays: 2 }], dependencies: [], outside: [] };
    expect(words('b', free)).toEqual({
      earliest: [
        'B finishes on Wed 16 Dec 2026: 2 days of work from its start.',
        'B starts on Tue 15 Dec 2026, today: nothing holds it back.',
      ],
      latest: ['B has to finish by Tue 9 Feb 2027: the launch is on Tue 9 Feb 2027.'],
    });
    expect(words('b', { ...free, launchDate: null }).latest).toEqual([
      'B has to finish by Wed 16 Dec 2026: the plan ends on Wed 16 Dec 2026, and there is no launch date.',
    ]);
  });

  it('names dates that were set, and milestones of other initiatives', () => {
    expect(words('c').earliest.at(-1)).toBe(
      'C starts on Mon 11 Jan 2027: not before Sat 9 Jan 2027, which is not worked.',
    );
    expect(words('d').earliest.at(-1)).toBe(
      'D starts on Mon 21 Dec 2026: it waits for X of another initiative to finish on Thu 17 Dec 2026, and 1 day more.',
    );
    expect(words('d').latest).toEqual([
      'D has to finish by Fri 8 Jan 2027, so that Y of another initiative can start by Mon 11 Jan 2027.',
    ]);
  });

  it('knows nothing of unknown milestones and of plans without a schedule', () => {
    expect(explain(plan, 'nobody')).toBeNull();
    const ring: PlanDependency = { predecessorId: 'c', successorId: 'a', type: 'FS', lagDays: 0 };
    expect(explain({ ...plan, dependencies: [...plan.dependencies, ring] }, 'a')).toBeNull();
  });
});

describe('explanations of random plans', () => {
  const finishOf = (of: Plan, id: string) => {
    const { milestones } = schedule(of) as Schedule;
    return milestones.find((milestone) => milestone.id === id)!;
  };
  /** The plan with one day more at every dependency that a chain names. */
  const longer = (of: Plan, { cause, milestoneId }: ExplainedDate): Plan | null => {
    if (cause.kind !== 'dependency') return null;
    const ends = [cause.milestoneId, milestoneId].sort().join();
    const dependencies = of.dependencies.map((link) =>
      [link.predecessorId, link.successorId].sort().join() === ends && link.type === cause.type
        ? { ...link, lagDays: link.lagDays + 1 }
        : link,
    );
    return { ...of, dependencies };
  };

  it('say the dates of the schedule, end at a root, and bind: a day more is a day later', () => {
    fc.assert(
      fc.property(randomPlans, (of) => {
        for (const { id } of of.milestones) {
          const { earliest, latest } = explain(of, id)!;
          const dates = finishOf(of, id);
          expect([earliest[0]!.date, latest[0]!.date]).toEqual([dates.earliestFinish, dates.latestFinish]);
          for (const step of [...earliest, ...latest]) {
            const own = finishOf(of, step.milestoneId);
            const either =
              step.end === 'start' ? [own.earliestStart, own.latestStart] : [own.earliestFinish, own.latestFinish];
            expect(either).toContain(step.date);
          }
          expect(['actual', 'today', 'limit', 'outside']).toContain(earliest.at(-1)!.cause.kind);
          expect(['actual', 'launch', 'plan-end', 'limit', 'outside']).toContain(latest.at(-1)!.cause.kind);
          for (const step of earliest) {
            // An event that may happen this morning has the same date when it happens this evening.
            const slower = of.milestones.some(({ estimateDays }) => estimateDays === 0) ? null : longer(of, step);
            if (slower) expect(finishOf(slower, id).earliestFinish > dates.earliestFinish).toBe(true);
          }
          for (const step of latest) {
            // Without a launch date the plan's end moves along.
            const slower = of.launchDate === null ? null : longer(of, step);
            if (slower) expect(finishOf(slower, id).latestFinish < dates.latestFinish).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
