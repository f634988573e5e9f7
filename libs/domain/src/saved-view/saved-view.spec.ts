import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptSearch, sameView } from './saved-view.js';

const part = fc.oneof(fc.string(), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const addresses = fc.dictionary(fc.string(), fc.oneof(part, fc.array(part, { maxLength: 4 })), {
  noNullPrototype: true,
});

describe('what a saved view keeps of an address', () => {
  it('is filters, groups, order and zoom, but not what is chosen or opened at the moment', () => {
    const address = { view: 'table', owner: ['a', 'none'], zoom: 4, sel: ['m'], saved: 'v', open: [1], base: 'none' };
    expect(keptSearch(address)).toEqual({ owner: ['a', 'none'], view: 'table', zoom: 4 });
  });

  it('leaves out what is empty, and what is no address at all', () => {
    expect(keptSearch({ q: '', status: [], deep: { a: 1 }, gone: undefined, none: null, wrong: [{}] })).toEqual({});
  });

  it('is the same however the address was put together', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const turned = Object.fromEntries(Object.entries(address).toReversed());
        expect(sameView(address, turned)).toBe(true);
        expect(keptSearch(keptSearch(address))).toEqual(keptSearch(address));
      }),
    );
  });

  it('differs when a filter does', () => {
    expect(sameView({ q: 'a' }, { q: 'b' })).toBe(false);
    expect(sameView({ q: 'a', sel: ['x'] }, { q: 'a' })).toBe(true);
  });
});
