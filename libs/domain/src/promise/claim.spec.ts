import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimedNumber } from './claim.js';

describe('the number that a promise names', () => {
  it.each([
    ['A return costs the shop no more than £2.40', 'at-most', 2.4],
    ['The refund starts within two hours of the scan', 'at-most', 2],
    ['Collection starts in 140 towns on the first day', 'at-least', 140],
    ['At least 95.5 % are collected', 'at-least', 95.5],
    ['Missed deliveries stay under 2 %', 'below', 2],
    ['More than 1,204 shops take part', 'above', 1204],
    ['No fewer than 60 towns', 'at-least', 60],
    ['höchstens 2,40 € je Rückgabe', 'at-most', 2.4],
    ['moins de 12 minutes', 'below', 12],
    ['A driver collects within one working day', 'at-most', 1],
    ['By 9 February 2027 in 120 towns', 'at-least', 120],
  ] as const)('of “%s”', (words, comparator, value) => {
    expect(claimedNumber(words)).toEqual({ comparator, value });
  });

  it('is none where there is none', () => {
    for (const words of ['No printer and no box', 'In 2027', 'On 9 February', 'one of them', '']) {
      expect(claimedNumber(words)).toBeNull();
    }
  });

  it('is a number whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (words) => {
        const claimed = claimedNumber(words);
        if (claimed) expect(Number.isFinite(claimed.value)).toBe(true);
      }),
    );
  });
});
