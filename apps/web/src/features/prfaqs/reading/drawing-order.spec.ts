import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawMore, type DrawnText } from './drawing-order.js';

const texts: DrawnText[] = ['a', 'b', 'c', 'd'].map((place) => ({ place, length: 100 }));

describe('the order in which texts are drawn', () => {
  it('begins at the top and goes as far as a step allows', () => {
    expect([...drawMore(texts, new Set(), null, 250)]).toEqual(['a', 'b']);
    expect([...drawMore(texts, new Set(['a', 'b']), null, 250)]).toEqual(['a', 'b', 'c', 'd']);
  });

  it('begins where somebody points to and takes what is before it last', () => {
    expect([...drawMore(texts, new Set(), 'c', 300)]).toEqual(['c', 'd', 'a']);
  });

  it('draws a text that is longer than a step', () => {
    expect([...drawMore([{ place: 'long', length: 9_000 }, ...texts], new Set(), null, 100)]).toEqual(['long']);
  });

  it('never takes a drawn text back and ends with all of them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ place: fc.string(), length: fc.nat(500) }), { selector: ({ place }) => place }),
        fc.array(fc.option(fc.string()), { minLength: 1, maxLength: 3 }),
        fc.nat(600),
        (some, begins, most) => {
          let drawn: ReadonlySet<string> = new Set();
          for (let step = 0; step < some.length; step += 1) {
            const next = drawMore(some, drawn, begins[step % begins.length] ?? null, most);
            expect(next.size).toBeGreaterThan(Math.min(drawn.size, some.length - 1));
            expect([...drawn].every((place) => next.has(place))).toBe(true);
            drawn = next;
          }
          expect(drawn.size).toBe(some.length);
        },
      ),
    );
  });
});
