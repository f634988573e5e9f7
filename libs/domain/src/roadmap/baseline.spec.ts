import { describe, expect, it } from '@jest/globals';
import { compileCalendar, MONDAY_TO_FRIDAY, type WorkingDays } from '../calendar/working-calendar.js';
import { applyOperations } from './apply-operations.js';
import { compareWithBaseline, takeBaseline } from './baseline.js';
import { planOf, type PlanContent, type PlanSetting } from './plan-content.js';
import type { PlanOperation } from './plan-operation.js';
import type { Schedule } from './plan.js';
import { schedule } from './schedule.js';

const setting: PlanSetting = { today: '2026-03-02', launchDate: '2026-03-31', calendar: MONDAY_TO_FRIDAY, outside: [] };
const days = (compileCalendar(MONDAY_TO_FRIDAY) as { days: WorkingDays }).days;
const after = (operations: PlanOperation[], content: PlanContent): PlanContent => {
  const result = applyOperations(content, operations, setting);
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
  return result.content;
};
const scheduled = (content: PlanContent) => schedule(planOf(content, setting)) as Schedule;

describe('a baseline', () => {
  const then = after(
    [
      { op: 'create', milestoneId: 'a', outcome: 'Design', estimateDays: 5 },
      { op: 'create', milestoneId: 'b', outcome: 'Build', estimateDays: 5 },
      { op: 'create', milestoneId: 'c', outcome: 'Sell', estimateDays: 3 },
      { op: 'link', predecessorId: 'a', successorId: 'b', type: 'FS', lagDays: 0 },
    ],
    { milestones: [], dependencies: [], daysOff: [], lastNumber: 0 },
  );
  const baseline = takeBaseline(then.milestones, scheduled(then), setting.launchDate);

  it('keeps dates and estimates as they were', () => {
    expect(baseline).toMatchObject({ launchDate: '2026-03-31', forecast: '2026-03-13' });
    expect(baseline.milestones[1]).toEqual({
      id: 'b',
      number: 2,
      outcome: 'Build',
      estimateDays: 5,
      start: '2026-03-09',
      finish: '2026-03-13',
    });
  });

  it('measures slip in working days, and what came, went and grew', () => {
    const now = after(
      [
        { op: 'estimate', milestoneId: 'a', estimateDays: 8 },
        { op: 'remove', milestoneId: 'c' },
        { op: 'create', milestoneId: 'd', outcome: 'Bag', estimateDays: 15 },
      ],
      then,
    );
    const { milestones, forecastFinish } = scheduled(now);
    const result = compareWithBaseline(baseline, now.milestones, milestones, forecastFinish, days);
    expect(Object.fromEntries(result.slips)).toEqual({
      a: { startDays: 0, finishDays: 3 },
      b: { startDays: 3, finishDays: 3 },
    });
    expect(result).toMatchObject({
      forecastSlipDays: 5,
      added: [{ id: 'd' }],
      removed: [{ id: 'c', estimateDays: 3 }],
      reestimated: [{ milestone: { id: 'a', estimateDays: 8 }, before: 5 }],
      scopeDays: 15 - 3 + 3,
    });
  });

  it('says nothing of an end that there is not', () => {
    const empty = { launchDate: null, forecast: null, milestones: [] };
    expect(compareWithBaseline(empty, [], [], null, days)).toMatchObject({ forecastSlipDays: null, scopeDays: 0 });
  });
});
