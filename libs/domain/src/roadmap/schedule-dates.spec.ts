import { describe, expect, it } from '@jest/globals';
import { MONDAY_TO_FRIDAY } from '../calendar/working-calendar.js';
import type { Plan, PlanDependency, PlanMilestone, Schedule } from './plan.js';
import { schedule } from './schedule.js';

const plan = (milestones: PlanMilestone[], other: Partial<Plan> = {}): Plan => ({
  milestones,
  dependencies: [],
  launchDate: null,
  today: '2026-03-02',
  calendar: MONDAY_TO_FRIDAY,
  ...other,
});
function scheduled(input: Plan) {
  const result = schedule(input) as Schedule;
  return { ...result, of: (id: string) => result.milestones.find((milestone) => milestone.id === id)! };
}
const FS = (predecessorId: string, successorId: string): PlanDependency => ({
  predecessorId,
  successorId,
  type: 'FS',
  lagDays: 0,
});

describe('dates that people set', () => {
  it('not before holds back, and what waits moves along', () => {
    const result = scheduled(
      plan(
        [
          { id: 'a', estimateDays: 2, notBefore: '2026-03-14' },
          { id: 'b', estimateDays: 1 },
        ],
        {
          dependencies: [FS('a', 'b')],
          launchDate: '2026-03-20',
        },
      ),
    );
    // A Saturday begins on Monday.
    expect(result.of('a')).toMatchObject({
      earliestStart: '2026-03-16',
      earliestFinish: '2026-03-17',
      totalFloatDays: 2,
    });
    expect(result.of('b').earliestStart).toBe('2026-03-18');
  });

  it('not after presses what comes before, and is missed by days although the launch holds', () => {
    const milestones = [
      { id: 'a', estimateDays: 5 },
      { id: 'b', estimateDays: 5, notAfter: '2026-03-12' },
    ];
    const result = scheduled(plan(milestones, { dependencies: [FS('a', 'b')], launchDate: '2026-03-31' }));
    expect(result).toMatchObject({
      daysToRecover: 0,
      launchFloatDays: 12,
      minimumFloatDays: -1,
      missedLimits: [{ milestoneId: 'b', limit: 'notAfter', date: '2026-03-12', days: 1 }],
      criticalPath: ['a', 'b'],
    });
    expect(result.of('a')).toMatchObject({ totalFloatDays: -1, startBy: '2026-02-27' });
  });

  it('a fixed start is neither earlier nor later; what makes it late is said, not hidden', () => {
    const fixed = { id: 'b', estimateDays: 2, startOn: '2026-03-10' };
    expect(scheduled(plan([fixed], { launchDate: '2026-04-30' })).of('b')).toMatchObject({
      earliestStart: '2026-03-10',
      latestStart: '2026-03-10',
      totalFloatDays: 0,
    });
    const late = scheduled(plan([{ id: 'a', estimateDays: 8 }, fixed], { dependencies: [FS('a', 'b')] }));
    expect(late.of('b').earliestStart).toBe('2026-03-12');
    expect(late.of('a').totalFloatDays).toBe(-2);
    expect(late.missedLimits).toEqual([{ milestoneId: 'b', limit: 'startOn', date: '2026-03-10', days: 2 }]);
  });

  it('an event with a fixed date has that date, and work that waits for it begins the day after', () => {
    const of = (limits: Partial<PlanMilestone>) =>
      scheduled(
        plan(
          [
            { id: 'fair', estimateDays: 0, ...limits },
            { id: 'after', estimateDays: 1 },
          ],
          {
            dependencies: [FS('fair', 'after')],
          },
        ),
      );
    for (const limits of [{ startOn: '2026-03-12' }, { finishOn: '2026-03-12' }, { notBefore: '2026-03-12' }]) {
      const result = of(limits);
      expect(result.of('fair')).toMatchObject({ earliestStart: '2026-03-12', earliestFinish: '2026-03-12' });
      expect(result.of('after').earliestStart).toBe('2026-03-13');
    }
  });

  it('a started milestone keeps its start, and a fixed finish', () => {
    const milestone = {
      id: 'a',
      estimateDays: 3,
      startedOn: '2026-02-26',
      startOn: '2026-03-20',
      finishOn: '2026-03-06',
    };
    const result = scheduled(plan([milestone]));
    expect(result.of('a')).toMatchObject({
      earliestStart: '2026-02-26',
      earliestFinish: '2026-03-06',
      totalFloatDays: 0,
    });
    expect(result.missedLimits).toEqual([]);
  });

  it.each(['notBefore', 'notAfter', 'startOn', 'finishOn'] as const)('names a %s that is no date', (limit) => {
    expect(schedule(plan([{ id: 'a', estimateDays: 1, [limit]: '2026-02-30' }]))).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'invalid-milestone-date', milestoneId: 'a', field: limit, value: '2026-02-30' }],
    });
  });

  it('names a link to another plan that means nothing', () => {
    const link = {
      milestoneId: 'a',
      direction: 'waits-for',
      otherId: 'x',
      type: 'FS',
      lagDays: 0,
      date: '2026-03-04',
    } as const;
    for (const broken of [{ milestoneId: 'x' }, { date: 'soon' }, { lagDays: 0.5 }, { type: 'XX' as 'FS' }]) {
      const result = schedule(plan([{ id: 'a', estimateDays: 1 }], { outside: [{ ...link, ...broken }] }));
      expect(result.kind === 'invalid' && result.problems[0]?.code).toBe('invalid-outside-link');
    }
  });
});

describe('calendars', () => {
  const days = (count: number, other: Partial<Plan>) =>
    scheduled(plan([{ id: 'a', estimateDays: count }], other)).of('a');

  it('does not know hours: the weeks in which clocks change are weeks like others', () => {
    for (const today of ['2026-03-27', '2026-03-06', '2026-10-23', '2026-10-30']) {
      const result = days(3, { today });
      expect(result.earliestStart).toBe(today);
      expect(Date.parse(result.earliestFinish) - Date.parse(today)).toBe(4 * 86_400_000);
    }
  });

  it('crosses leap days and turns of years, also of centuries', () => {
    expect(days(3, { today: '2028-02-28' }).earliestFinish).toBe('2028-03-01');
    expect(days(3, { today: '2027-02-26' }).earliestFinish).toBe('2027-03-02');
    expect(days(2, { today: '2026-12-31' }).earliestFinish).toBe('2027-01-01');
    const everyDay = { workingDays: [0, 1, 2, 3, 4, 5, 6], holidays: [] };
    expect(days(367, { today: '2096-03-01', calendar: everyDay }).earliestFinish).toBe('2097-03-02');
    expect(days(367, { today: '2099-12-31', calendar: everyDay }).earliestFinish).toBe('2101-01-01');
  });

  it('steps over holidays of the workspace and days off of the initiative, forward and back', () => {
    const holidays = ['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01'];
    const result = days(8, {
      today: '2026-12-22',
      launchDate: '2027-01-15',
      calendar: { ...MONDAY_TO_FRIDAY, holidays: [...holidays, '2026-12-28', '2026-12-28'] },
    });
    expect(result).toMatchObject({ earliestFinish: '2027-01-07', latestStart: '2027-01-06', totalFloatDays: 6 });
  });

  it('works only on the days of its week', () => {
    const sundayToThursday = { workingDays: [0, 1, 2, 3, 4], holidays: [] };
    expect(days(6, { today: '2026-03-06', calendar: sundayToThursday })).toMatchObject({
      earliestStart: '2026-03-08',
      earliestFinish: '2026-03-15',
    });
  });
});
