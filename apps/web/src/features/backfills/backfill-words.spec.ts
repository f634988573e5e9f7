import { describe, expect, it } from '@jest/globals';
import type { Backfill } from '@workback/contracts/backfill/backfill.schemas';
import { afterStep, BACKFILL_STATES } from '@workback/domain/backfill/backfill';
import { progressWords, stepsOf } from './backfill-words.js';

const backfill: Backfill = {
  ...{ id: 'a', kpiId: 'b', from: '2024-01-01', to: '2025-12-31', chunkDays: 90, state: 'running' },
  ...{ daysDone: 180, daysTotal: 1_461, runId: null, added: 1_170, restated: 0, unchanged: 0, message: '' },
  ...{ startedBy: null, createdAt: '2026-03-01T06:00:00Z', finishedAt: null },
};

describe('words about a backfill', () => {
  it('say how far it is and what it brought', () => {
    expect(progressWords(backfill)).toBe('180 of 1,461 days; 1,170 new');
    expect(progressWords({ ...backfill, restated: 2, unchanged: 8 })).toBe(
      '180 of 1,461 days; 1,170 new, 2 restated, 8 unchanged',
    );
  });

  it('offer exactly the steps that are possible', () => {
    for (const state of BACKFILL_STATES) {
      const possible = (['pause', 'resume', 'cancel'] as const).filter((step) => afterStep(state, step) !== null);
      expect(stepsOf(state).map(([step]) => step)).toEqual(possible);
    }
  });
});
