import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchorPassage, locatePassage, nextPromiseLabel } from './passage.js';
import type { PassageAnchor } from './passage.js';

const mark = (text: string, start: number, end: number): PassageAnchor => {
  const anchor = anchorPassage('summary', text, start, end);
  if (!anchor) throw new Error('nothing marked');
  return anchor;
};

describe('a marked passage', () => {
  const range = fc
    .string({ unit: fc.constantFrom('a', 'b', ' ', '🌱'), minLength: 1, maxLength: 80 })
    .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)));

  it('is found again where it was marked in an unchanged text', () => {
    fc.assert(
      fc.property(range, ([text, one, other]) => {
        const anchor = anchorPassage('summary', text, one, other);
        if (anchor === null) return;
        expect(anchor.exact.isWellFormed()).toBe(true);
        expect(locatePassage(text, anchor)).toEqual({ start: anchor.start, end: anchor.start + anchor.exact.length });
      }),
    );
  });

  it('is the old words or gone after any edit', () => {
    fc.assert(
      fc.property(
        range,
        fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 60 }),
        ([text, one, other], later) => {
          const anchor = anchorPassage('summary', text, one, other);
          if (anchor === null) return;
          const found = locatePassage(later, anchor);
          if (found === 'gone') expect(later.includes(anchor.exact)).toBe(false);
          else expect(later.slice(found.start, found.end)).toBe(anchor.exact);
        },
      ),
    );
  });

  it('moves with its text, and picks the one in the old company among equals', () => {
    const anchor = mark('Fern is fast. Moss is fast.', 22, 26);
    expect(locatePassage('Now: Fern is fast. Moss is fast.', anchor)).toEqual({ start: 27, end: 31 });
    expect(locatePassage('Moss is fast. Fern is fast.', anchor)).toEqual({ start: 8, end: 12 });
  });

  it('picks the nearest when the company is gone, and says when the words are', () => {
    const anchor = { ...mark('xx go xx', 3, 5), prefix: '', suffix: '' };
    expect(locatePassage('go  go ... go', anchor)).toEqual({ start: 4, end: 6 });
    expect(locatePassage('nothing', anchor)).toBe('gone');
    expect(anchorPassage('summary', 'a  b', 1, 3)).toBeNull();
  });

  it('is found at its old place in a hostile text, without comparing every match', () => {
    const text = 'a'.repeat(1_000_000);
    expect(locatePassage(text, mark(text, 300_000, 800_000))).toEqual({ start: 300_000, end: 800_000 });
    expect(locatePassage(text, mark(text, 300_000, 300_100))).toEqual({ start: 300_000, end: 300_100 });
  });
});

describe('promise labels', () => {
  it('go on from the highest ever given', () => {
    expect(nextPromiseLabel([])).toBe('P1');
    expect(nextPromiseLabel(['P2', 'P10', 'x', 'P03'])).toBe('P11');
  });
});
