import { describe, expect, it } from '@jest/globals';
import { MONDAY_TO_FRIDAY } from '../calendar/working-calendar.js';
import { effectWords } from './effect-words.js';
import { gestureOperations, type PlanGesture } from './gesture.js';
import type { PlanContent, PlannedMilestone } from './plan-content.js';
import { planOnScreen, previewOperations } from './preview.js';

const milestone = (number: number, given: Partial<PlannedMilestone>): PlannedMilestone => ({
  id: `m${number}`,
  number,
  outcome: `Outcome ${number}`,
  ownerId: null,
  team: '',
  notes: '',
  estimateDays: 5,
  estimateRange: null,
  startedOn: null,
  finishedOn: null,
  notBefore: null,
  notAfter: null,
  startOn: null,
  finishOn: null,
  deliverables: [],
  promiseIds: [],
  ...given,
});
const content: PlanContent = {
  milestones: [
    milestone(1, { startedOn: '2026-02-23', finishedOn: '2026-02-27' }),
    milestone(2, { startedOn: '2026-02-27' }),
    milestone(3, { estimateRange: { optimisticDays: 4, pessimisticDays: 6 } }),
    milestone(4, {}),
    milestone(5, { estimateDays: 0 }),
  ],
  dependencies: [
    { predecessorId: 'm2', successorId: 'm3', type: 'FS', lagDays: 0 },
    { predecessorId: 'm3', successorId: 'm4', type: 'FS', lagDays: 0 },
  ],
  daysOff: [],
  lastNumber: 5,
};
const setting = { today: '2026-03-02', launchDate: '2026-03-25', calendar: MONDAY_TO_FRIDAY, outside: [] };
const plan = planOnScreen(content, setting);
// m2 27 Feb – 5 Mar, m3 6 – 12 Mar, m4 13 – 19 Mar.
const operations = (gesture: PlanGesture) => gestureOperations(plan, gesture);
const shift = (id: string, days: number, worked = true) =>
  operations({ kind: 'shift', milestoneIds: [id], days, worked });

describe('gestures', () => {
  it('move what has not started, by days of work or of the calendar', () => {
    expect(shift('m3', 1)).toEqual([{ op: 'move', milestoneId: 'm3', to: '2026-03-09' }]);
    expect(shift('m3', 7, false)).toEqual([{ op: 'move', milestoneId: 'm3', to: '2026-03-13' }]);
    expect(shift('m3', 0)).toEqual([]);
    expect(operations({ kind: 'shift', milestoneIds: ['m3', 'm4', 'x'], days: -1, worked: true })).toHaveLength(2);
  });

  it('leave what is finished, and let what has started take longer', () => {
    expect(shift('m1', 3)).toEqual([]);
    expect(shift('m2', 2)).toEqual([{ op: 'estimate', milestoneId: 'm2', estimateDays: 7 }]);
    expect(operations({ kind: 'start', milestoneId: 'm2', to: '2026-03-03' })).toEqual([]);
  });

  it('pull the ends of a bar', () => {
    expect(operations({ kind: 'finish', milestoneId: 'm3', to: '2026-03-17' })).toEqual([
      { op: 'estimate', milestoneId: 'm3', estimateDays: 8, estimateRange: { optimisticDays: 4, pessimisticDays: 8 } },
    ]);
    expect(operations({ kind: 'finish', milestoneId: 'm4', to: '2026-03-01' })).toEqual([
      { op: 'estimate', milestoneId: 'm4', estimateDays: 1 },
    ]);
    expect(operations({ kind: 'start', milestoneId: 'm4', to: '2026-03-17' })).toEqual([
      { op: 'estimate', milestoneId: 'm4', estimateDays: 3 },
      { op: 'move', milestoneId: 'm4', to: '2026-03-17' },
    ]);
    expect(operations({ kind: 'start', milestoneId: 'm4', to: '2026-04-01' })).toEqual([]);
    expect(operations({ kind: 'finish', milestoneId: 'm5', to: '2026-03-03' })).toEqual([
      { op: 'estimate', milestoneId: 'm5', estimateDays: 2 },
    ]);
  });
});

describe('previews', () => {
  const wordsOf = (gesture: PlanGesture, subjects: string[]) => {
    const given = operations(gesture);
    const preview = previewOperations(plan, given);
    if (preview.kind !== 'ok') return preview.message;
    return effectWords(plan, preview.after, preview.effects!, preview.made, subjects);
  };

  it('say what a move comes to', () => {
    expect(wordsOf({ kind: 'shift', milestoneIds: ['m3'], days: 2, worked: true }, ['m3'])).toEqual({
      title: 'M3 starts Tue 10 Mar 2026, 2 days later',
      lines: [
        { label: 'Launch forecast', before: '19 Mar 2026', after: '23 Mar 2026', worse: true },
        { label: 'Float of M3, M4', before: '4 d', after: '2 d', worse: true },
        { label: 'Milestones moved', before: '', after: '2', worse: false },
      ],
      warnings: [],
      sentence:
        'M3 starts Tue 10 Mar 2026, 2 days later, moves 1 other milestone, launch forecast 23 Mar 2026, 2 days later, float from 4 to 2 days',
    });
  });

  it('warn of overlaps and of a broken launch', () => {
    const earlier = wordsOf({ kind: 'shift', milestoneIds: ['m3'], days: -3, worked: true }, ['m3']);
    expect(earlier).toMatchObject({ warnings: ['Overlaps M2 by 3 days: finish-to-start minus 3 days.'] });
    const late = wordsOf({ kind: 'shift', milestoneIds: ['m4'], days: 9, worked: true }, ['m4']);
    expect(late).toMatchObject({ warnings: ['The launch date would be missed by 5 days.'] });
  });

  it('refuse rings by name and what cannot be', () => {
    expect(
      previewOperations(plan, [{ op: 'link', predecessorId: 'm4', successorId: 'm3', type: 'FS', lagDays: 0 }]),
    ).toEqual({ kind: 'refused', message: 'They would wait for each other: M3 → M4 → M3.' });
    expect(previewOperations(plan, [{ op: 'move', milestoneId: 'm2', to: '2026-03-05' }])).toMatchObject({
      message: 'M2 has started and cannot be moved; change its dates instead.',
    });
  });
});
