import { describe, expect, it } from '@jest/globals';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { criterionInputOf, draftSentence, newCriterionDraft } from './criterion-draft.js';

const kpi = { name: 'Activation', unit: 'percent', currency: null, aggregation: 'mean' } as Kpi;

describe('a criterion while it is made', () => {
  const empty = newCriterionDraft({ initiativeId: 'i', kpiId: 'k' });

  it('reads as a sentence with gaps where nothing was typed', () => {
    expect(draftSentence(empty, kpi)).toBe(
      'Activation: at least … % on average over 4 complete weeks by 60 days after launch, with 90 % of days present.',
    );
    expect(draftSentence({ ...empty, dueKind: 'date', value: '40', count: '' }, kpi)).toBe(
      'Activation: at least 40 % on average over … complete weeks by …, with 90 % of days present.',
    );
  });

  it('goes to the API with shares instead of percent, and without what was not chosen', () => {
    expect(criterionInputOf({ ...empty, value: '40', tolerance: '12.5' })).toMatchObject({
      initiativeId: 'i',
      kpiId: 'k',
      promiseId: null,
      aggregation: null,
      value: 40,
      minimumCoverage: 0.9,
      tolerance: 0.125,
      due: { kind: 'after-launch', days: 60 },
      window: { count: 4, grain: 'week' },
    });
  });
});
