import { describe, expect, it } from '@jest/globals';
import { stageOf, type InitiativeStage, type StageFacts } from './stage.js';

const facts = (changes: Partial<StageFacts>): StageFacts => ({
  prfaqStatus: 'approved',
  rejected: false,
  parkedAt: null,
  anyMilestoneStarted: true,
  launchedOn: null,
  criteria: { total: 2, judged: 0, final: 0 },
  ...changes,
});
const launchedOn = '2026-03-02';
const parkedAt = '2026-03-05T10:00:00Z';

describe('the stage of an initiative', () => {
  const table: [string, Partial<StageFacts>, InitiativeStage][] = [
    ['being written', { prfaqStatus: 'draft' }, 'draft'],
    ['being reviewed', { prfaqStatus: 'in-review' }, 'in-review'],
    ['approved, nothing begun', { anyMilestoneStarted: false }, 'approved'],
    ['approved, work begun', {}, 'building'],
    ['judged before the launch, for a baseline', { criteria: { total: 2, judged: 1, final: 0 } }, 'building'],
    ['launched, too early to judge', { launchedOn }, 'launched'],
    ['launched without criteria', { launchedOn, criteria: { total: 0, judged: 0, final: 0 } }, 'launched'],
    ['launched, first windows complete', { launchedOn, criteria: { total: 2, judged: 1, final: 0 } }, 'measuring'],
    ['launched, one verdict final', { launchedOn, criteria: { total: 2, judged: 2, final: 1 } }, 'measuring'],
    ['every verdict final', { launchedOn, criteria: { total: 2, judged: 2, final: 2 } }, 'concluded'],
    [
      'final verdicts although parked',
      { launchedOn, parkedAt, criteria: { total: 1, judged: 1, final: 1 } },
      'concluded',
    ],
    ['rejected in review', { prfaqStatus: 'in-review', rejected: true }, 'rejected'],
    ['rejected and parked', { rejected: true, parkedAt }, 'rejected'],
    ['rejected on paper but launched', { rejected: true, launchedOn }, 'launched'],
    ['parked while building', { parkedAt }, 'parked'],
  ];
  it.each(table)('%s', (_name, changes, stage) => {
    expect(stageOf(facts(changes))).toBe(stage);
  });
});
