import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { movingRanges, xmrLimits, xmrSignals } from './xmr.js';

/** The sample that the published tool xmrit comes with; its figures are worked out in METHOD 9.1. */
const SAMPLE = [5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200];
const limitsOf = (values: readonly number[]) => {
  const limits = xmrLimits(values);
  if (limits === null) throw new Error('no limits');
  return limits;
};
/** Limits of a process around 10 that nothing in the test has moved. */
const STILL = { mean: 10, meanRange: 1, upper: 12.66, lower: 7.34, upperRange: 3.268 };

describe('limits', () => {
  it('of the published sample are the published ones', () => {
    const { mean, meanRange, upper, lower, upperRange } = limitsOf(SAMPLE);
    expect(mean).toBe(4135.5);
    expect(meanRange).toBeCloseTo(355.93, 2);
    expect(upper).toBeCloseTo(5082.28, 2);
    expect(lower).toBeCloseTo(3188.72, 2);
    expect(upperRange).toBeCloseTo(1163.19, 2);
    expect(xmrSignals(SAMPLE, limitsOf(SAMPLE)).at(-1)).toBe('outside-limit');
    expect(movingRanges(SAMPLE).filter((each) => each > upperRange)).toEqual([1737]);
  });

  it('need six finite values', () => {
    expect(xmrLimits([1, 2, 3, 4, 5])).toBeNull();
    expect(xmrLimits([1, 2, 3, 4, 5, Number.NaN])).toBeNull();
    expect(limitsOf([7, 7, 7, 7, 7, 7])).toMatchObject({ mean: 7, upper: 7, lower: 7 });
  });

  it('move with the values and stretch with their scale', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 6, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 9 }), (any, shift, scale) => {
        const [plain, moved] = [limitsOf(any), limitsOf(any.map((value) => value * scale + shift))];
        expect(moved.mean).toBeCloseTo(plain.mean * scale + shift, 6);
        expect(moved.upper).toBeCloseTo(plain.upper * scale + shift, 6);
        expect(moved.meanRange).toBeCloseTo(plain.meanRange * scale, 6);
      }),
    );
  });
});

describe('signals', () => {
  const signals = (...values: number[]) => xmrSignals(values, STILL);

  it('are values outside of the limits, not on them', () => {
    expect(signals(10, 12.66, 12.67, 7.34, 7.33)).toEqual([null, null, 'outside-limit', null, 'outside-limit']);
  });

  it('are three of four beyond the same quarter line', () => {
    // The quarter lines are 11.33 and 8.67.
    expect(signals(10, 11.4, 11.4, 10, 11.4, 10)).toEqual([null, 'near-limit', 'near-limit', null, 'near-limit', null]);
    expect(signals(11.4, 8.6, 11.4, 8.6)).toEqual([null, null, null, null]);
    expect(signals(11.4, 11.4, 10, 10, 11.4)).toEqual([null, null, null, null, null]);
  });

  it('are eight in a row on one side, a value on the centre counting as below', () => {
    expect(signals(10, 10, 10, 10, 9.9, 10, 10, 10)).toEqual(new Array(8).fill('run'));
    expect(signals(10.1, 10.1, 10.1, 10.1, 10, 10.1, 10.1, 10.1)).toEqual(new Array(8).fill(null));
    expect(signals(10.1, 10.1, 10.1, 10.1, 10.1, 10.1, 10.1, 13)).toEqual([
      ...new Array(7).fill('run'),
      'outside-limit',
    ]);
  });

  it('outside of the limits outrank near ones, and these outrank runs', () => {
    const result = signals(13, 11.4, 11.4, 10.1, 10.1, 10.1, 10.1, 10.1);
    expect(result).toEqual(['outside-limit', 'near-limit', 'near-limit', 'run', 'run', 'run', 'run', 'run']);
  });
});
