import { describe, expect, it } from '@jest/globals';
import { CRITERION_DEFAULTS, validateCriterion, type SuccessCriterion } from './criterion.js';
import { describeCriterion } from './describe-criterion.js';

const criterion: SuccessCriterion = {
  ...CRITERION_DEFAULTS,
  comparator: 'at-least',
  value: 40,
  window: { count: 4, grain: 'week' },
  due: { kind: 'after-launch', days: 60 },
  minimumCoverage: 0.9,
};
const kpi = { unit: '%', aggregation: 'mean' } as const;

describe('a success criterion', () => {
  it.each([
    [{}, 'At least 40 % on average over 4 complete weeks by 60 days after launch, with 90 % of days present'],
    [
      {
        comparator: 'at-most',
        against: 'percent-change-from-baseline',
        value: -10,
        aggregation: 'sum',
        due: { kind: 'date', date: '2027-03-31' },
      },
      'A change from the baseline of at most -10 % in total over 4 complete weeks by 31 Mar 2027, with every day present',
    ],
    [
      { window: { count: 1, grain: 'month' }, consecutivePeriods: 3, minimumCoverage: 0, noDataPolicy: 'missed' },
      'At least 40 % on average over 1 complete month, 3 months in a row, by 60 days after launch; missing data counts as missed',
    ],
  ] as [Partial<SuccessCriterion>, string][])('reads as a sentence %#', (change, sentence) => {
    expect(describeCriterion({ ...criterion, ...change }, kpi)).toBe(sentence);
  });

  it.each([
    ['value', { value: Number.NaN }],
    ['value', { value: 1e300 }],
    ['window.count', { window: { count: 0, grain: 'day' } }],
    ['window.grain', { window: { count: 1, grain: 'year' as 'day' } }],
    ['due.date', { due: { kind: 'date', date: '2027-02-29' } }],
    ['due.days', { due: { kind: 'after-launch', days: 27 } }],
    ['minimumCoverage', { minimumCoverage: 1.01 }],
    ['consecutivePeriods', { consecutivePeriods: 1.5 }],
    ['tolerance', { tolerance: Number.NaN }],
  ] as [string, Partial<SuccessCriterion>][])('names %s when it cannot be used', (field, change) => {
    expect(validateCriterion({ ...criterion, ...change }).map((problem) => problem.field)).toContain(field);
  });

  it('needs a baseline for a change and for a line, once it is known that there is none', () => {
    const change: SuccessCriterion = { ...criterion, against: 'change-from-baseline', trajectory: true };
    expect(validateCriterion(change)).toEqual([]);
    expect(validateCriterion(change, { hasBaseline: false }).map((problem) => problem.field)).toEqual([
      'against',
      'trajectory',
    ]);
  });
});
