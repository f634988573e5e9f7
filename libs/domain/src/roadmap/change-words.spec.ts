import { expect, it } from '@jest/globals';
import { applyOperations } from './apply-operations.js';
import { changeWords } from './change-words.js';
import { MONDAY_TO_FRIDAY } from '../calendar/working-calendar.js';
import type { PlanContent } from './plan-content.js';
import type { PlanOperation } from './plan-operation.js';

const setting = { today: '2026-03-02', launchDate: null, calendar: MONDAY_TO_FRIDAY, outside: [] };
const made = applyOperations(
  { milestones: [], dependencies: [], daysOff: [], lastNumber: 0 },
  [
    { op: 'create', milestoneId: 'a', outcome: 'Design', estimateDays: 5 },
    { op: 'create', milestoneId: 'b', outcome: 'Build', estimateDays: 5 },
  ],
  setting,
);
const { content } = made as { content: PlanContent };

it.each<[PlanOperation[], string]>([
  [[{ op: 'create', milestoneId: 'c', outcome: 'Sell', estimateDays: 1 }], 'Milestone “Sell” was added'],
  [[{ op: 'estimate', milestoneId: 'a', estimateDays: 8 }], 'Estimate of “Design”: 5 → 8 days'],
  [[{ op: 'move', milestoneId: 'a', to: '2026-03-05' }], 'Milestone “Design” was moved to 5 Mar 2026'],
  [[{ op: 'progress', milestoneId: 'a', startedOn: '2026-03-02' }], 'Milestone “Design” was started'],
  [
    [{ op: 'progress', milestoneId: 'a', startedOn: '2026-03-02', finishedOn: '2026-03-02' }],
    'Milestone “Design” was finished',
  ],
  [[{ op: 'link', predecessorId: 'a', successorId: 'b', type: 'FS', lagDays: 0 }], '“Build” waits for “Design”'],
  [[{ op: 'unlink', predecessorId: 'a', successorId: 'b' }], '“Build” no longer waits for “Design”'],
  [[{ op: 'remove', milestoneId: 'x' }], 'Milestone that is gone was removed'],
  [[{ op: 'days-off', daysOff: [] }], 'Days off of the initiative were changed'],
  [
    [
      { op: 'move', milestoneId: 'a', to: '2026-03-05' },
      { op: 'move', milestoneId: 'b', to: '2026-03-05' },
      { op: 'estimate', milestoneId: 'b', estimateDays: 2 },
    ],
    '2 milestones of the plan: 2 moved, 1 re-estimated',
  ],
  [[], 'Nothing was changed'],
])('%j', (operations, words) => {
  expect(changeWords(content, operations)).toBe(words);
});
