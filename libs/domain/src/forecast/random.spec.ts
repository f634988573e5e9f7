import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom, seedOf } from './random.js';
import { isThreePoint, triangularQuantile, triangularShare } from './three-point.js';

describe('random numbers', () => {
  const first = (seed: number, count: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: count }, () => random());
  };

  it('are the same for the same seed, and others for another', () => {
    expect(first(42, 50)).toEqual(first(42, 50));
    expect(first(42, 50)).not.toEqual(first(43, 50));
    // Kept, so that a stored forecast can be computed again after an upgrade.
    expect(first(1, 4).map((value) => Math.round(value * 1e9))).toEqual([568605996, 753928849, 889393937, 490020455]);
  });

  it('fill their range evenly, each independent of the one before', () => {
    for (const seed of [0, 1, 2 ** 32 - 1]) {
      const values = first(seed, 100_000);
      const tenths = new Array<number>(10).fill(0);
      for (const value of values) tenths[Math.floor(value * 10)]! += 1;
      // Nine degrees of freedom: 27.9 is passed by chance once in a thousand.
      const chi = tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
      expect(chi).toBeLessThan(27.9);
      const products = values.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (values[i]! - 0.5), 0);
      expect(Math.abs(products / values.length / (1 / 12))).toBeLessThan(0.02);
    }
  });

  it('come from a seed that a text names', () => {
    expect(seedOf('')).toBe(0x811c9dc5);
    expect(seedOf('a')).toBe(0xe40c292c);
    expect(seedOf('plan 1')).not.toBe(seedOf('plan 2'));
  });
});

describe('a three-point estimate', () => {
  const estimate = fc
    .tuple(fc.nat(60), fc.nat(60), fc.nat(60))
    .map(([a, b, c]) => ({ optimistic: a, likely: a + b, pessimistic: a + b + c }));
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('has quantiles between its ends, rising, and a share that is their inverse', () => {
    fc.assert(
      fc.property(estimate, share, share, (three, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const [at, then] = [triangularQuantile(three, low), triangularQuantile(three, high)];
        expect(at).toBeGreaterThanOrEqual(three.optimistic - 1e-9);
        expect(then).toBeLessThanOrEqual(three.pessimistic + 1e-9);
        expect(at).toBeLessThanOrEqual(then + 1e-9);
        if (three.pessimistic > three.optimistic) expect(triangularShare(three, at)).toBeCloseTo(low, 6);
      }),
    );
  });

  it('has the mean of a triangle', () => {
    const three = { optimistic: 4, likely: 6, pessimistic: 14 };
    const random = seededRandom(7);
    const mean =
      Array.from({ length: 50_000 }, () => triangularQuantile(three, random())).reduce((a, b) => a + b) / 50_000;
    expect(mean).toBeCloseTo(8, 1);
    expect(triangularQuantile({ optimistic: 5, likely: 5, pessimistic: 5 }, 0.3)).toBe(5);
  });

  it('is in order', () => {
    expect(isThreePoint({ optimistic: 1, likely: 1, pessimistic: 1 })).toBe(true);
    for (const [optimistic, likely, pessimistic] of [
      [2, 1, 3],
      [1, 3, 2],
      [-1, 0, 1],
      [0, 1, Infinity],
    ] as const) {
      expect(isThreePoint({ optimistic, likely, pessimistic })).toBe(false);
    }
  });
});
