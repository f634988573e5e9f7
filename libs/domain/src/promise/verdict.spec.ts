import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CRITERION_STATES, type CriterionState } from '../evaluation/criterion-state.js';
import { promiseVerdict, type PromiseCriterion, type PromiseVerdict } from './verdict.js';

const due = (state: CriterionState): PromiseCriterion => ({ state, due: true, guardrail: false });
const open = (state: CriterionState): PromiseCriterion => ({ state, due: false, guardrail: false });
const guardrail = (state: CriterionState, isDue = false): PromiseCriterion => ({ state, due: isDue, guardrail: true });

const criteria = fc.array(
  fc.record({ state: fc.constantFrom(...CRITERION_STATES), due: fc.boolean(), guardrail: fc.boolean() }),
);

describe('the verdict on a promise', () => {
  const table: [string, PromiseCriterion[], PromiseVerdict][] = [
    ['nobody measures it', [], 'no-data'],
    ['every criterion came true', [due('met'), due('met')], 'kept'],
    ['some came true, some did not', [due('met'), due('missed')], 'partly'],
    ['none came true', [due('missed'), due('missed')], 'missed'],
    ['a miss outweighs missing data', [due('missed'), due('no-data')], 'missed'],
    ['success cannot hide missing data', [due('met'), due('no-data')], 'no-data'],
    ['a failing source is no data', [due('met'), due('error')], 'no-data'],
    ['one criterion is not due', [due('met'), open('on-track')], 'too-early'],
    ['off track before the due date', [open('off-track')], 'too-early'],
    ['a guardrail is breached early', [open('on-track'), guardrail('off-track')], 'missed'],
    ['a guardrail at risk is not breached', [open('on-track'), guardrail('at-risk')], 'too-early'],
    ['a guardrail held to the end', [due('met'), guardrail('met', true)], 'kept'],
    ['a guardrail broken although the aim was met', [due('met'), guardrail('missed', true)], 'missed'],
    ['due but not judged yet', [due('on-track')], 'too-early'],
  ];
  it.each(table)('%s', (_name, input, verdict) => {
    expect(promiseVerdict(input)).toBe(verdict);
  });

  it('is kept only when everything is due and met', () => {
    fc.assert(
      fc.property(criteria, (list) => {
        const allMet = list.length > 0 && list.every((criterion) => criterion.due && criterion.state === 'met');
        expect(promiseVerdict(list) === 'kept').toBe(allMet);
      }),
    );
  });

  it('does not depend on the order of the criteria', () => {
    fc.assert(
      fc.property(criteria, (list) => {
        expect(promiseVerdict([...list].reverse())).toBe(promiseVerdict(list));
      }),
    );
  });
});
