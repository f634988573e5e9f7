import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CRITERION_STATES, type CriterionState } from '../evaluation/criterion-state.js';
import { promiseReason, type NamedPromiseCriterion } from './verdict-reason.js';

const of = (kpiName: string, state: CriterionState, due = true, guardrail = false): NamedPromiseCriterion => ({
  kpiName,
  state,
  due,
  guardrail,
});

describe('why a promise has its verdict', () => {
  const table: [NamedPromiseCriterion[], string][] = [
    [[], 'Nobody measures it: no success criterion belongs to this promise.'],
    [[of('Dry cellars', 'met')], 'Met: “Dry cellars”.'],
    [[of('A', 'met'), of('B', 'met')], 'All 2 criteria were met: “A”, “B”.'],
    [[of('A', 'met'), of('B', 'missed')], 'Met: “A”. Missed: “B”.'],
    [[of('A', 'missed'), of('A', 'missed')], 'Missed: “A”.'],
    [[of('A', 'met'), of('B', 'error')], 'Without data on the due date: “B”.'],
    [[of('A', 'met'), of('B', 'on-track', false)], 'Not due yet: “B” (on track).'],
    [[of('A', 'on-track')], 'Due, but not judged yet: “A”.'],
    [[of('A', 'met'), of('Refunds', 'off-track', false, true)], 'Guardrail breached: “Refunds”.'],
  ];
  it.each(table)('%j', (criteria, reason) => {
    expect(promiseReason(criteria)).toBe(reason);
  });

  it('always names something', () => {
    const criterion = fc.record({
      kpiName: fc.constantFrom('A', 'B'),
      state: fc.constantFrom(...CRITERION_STATES),
      due: fc.boolean(),
      guardrail: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(criterion, { minLength: 1 }), (criteria) => {
        expect(promiseReason(criteria)).toMatch(/: .*“[AB]”/);
      }),
    );
  });
});
