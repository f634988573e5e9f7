import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from './plan.js';
import { schedule } from './schedule.js';
import { randomPlans } from './testing/random-plans.js';
import { SlowScheduler } from './testing/slow-scheduler.js';

describe('the schedule against a slow one that moves milestones day by day', () => {
  it('agrees on 10,000 random networks', () => {
    fc.assert(
      fc.property(randomPlans, (plan) => {
        const { kind: _, criticalPath, ...result } = schedule(plan) as Schedule;
        const slow = new SlowScheduler(plan).answer();
        // Comparing texts is much faster than comparing objects; the objects are compared to show what differs.
        if (JSON.stringify(result) !== JSON.stringify(slow)) expect(result).toEqual(slow);
        if (criticalPath.length > 0 !== (slow.minimumFloatDays !== null)) throw new Error('critical path is missing');
        const critical = new Map(slow.milestones.map((milestone) => [milestone.id, milestone.critical]));
        if (!criticalPath.every((id) => critical.get(id))) throw new Error('critical path is not critical');
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it('does not depend on the order in which milestones and dependencies are listed', () => {
    fc.assert(
      fc.property(randomPlans, (plan) => {
        const reversed = schedule({
          ...plan,
          milestones: [...plan.milestones].reverse(),
          dependencies: [...plan.dependencies].reverse(),
        }) as Schedule;
        const result = schedule(plan) as Schedule;
        expect([...reversed.milestones].reverse()).toEqual(result.milestones);
        expect(reversed.forecastFinish).toBe(result.forecastFinish);
      }),
    );
  });
});
