import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stackCards } from './stacking.js';

const cards = (...pairs: [number, number][]) => pairs.map(([wanted, height]) => ({ wanted, height }));

describe('cards in the margin', () => {
  it('stand beside their passages, or below the card before', () => {
    expect(stackCards(cards([0, 50], [20, 50], [300, 50]), -1, 8)).toEqual([0, 58, 300]);
  });

  it('make room for the active one, upwards and downwards', () => {
    expect(stackCards(cards([100, 50], [110, 50], [120, 50], [130, 50]), 2, 10)).toEqual([0, 60, 120, 180]);
    expect(stackCards(cards([10, 50], [20, 50], [30, 50]), 2, 10)).toEqual([0, 60, 120]);
  });

  it('never cover each other, never stand above the margin, and keep their order', () => {
    const card = fc.record({ wanted: fc.integer({ min: 0, max: 2_000 }), height: fc.integer({ min: 20, max: 300 }) });
    fc.assert(
      fc.property(fc.array(card, { maxLength: 30 }), fc.integer({ min: -1, max: 30 }), (all, active) => {
        const sorted = all.toSorted((one, other) => one.wanted - other.wanted);
        const tops = stackCards(sorted, active, 8);
        expect(tops).toHaveLength(sorted.length);
        tops.forEach((top, at) => {
          expect(top).toBeGreaterThanOrEqual(at === 0 ? 0 : tops[at - 1]! + sorted[at - 1]!.height + 8);
        });
        const before = sorted.slice(0, Math.max(0, active)).reduce((sum, { height }) => sum + height + 8, 0);
        if (sorted[active]) expect(tops[active]).toBe(Math.max(sorted[active].wanted, before));
      }),
    );
  });
});
