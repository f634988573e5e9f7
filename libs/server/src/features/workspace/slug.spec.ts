import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeSlug, slugOf } from './slug.js';

describe('slugOf', () => {
  it.each([
    ['My workspace', 'my-workspace'],
    ['  Café  Nord! ', 'cafe-nord'],
    ['東京', 'workspace'],
    ['---', 'workspace'],
    [`${'a'.repeat(47)} b`, 'a'.repeat(47)],
  ])('makes of %j %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is always a safe part of an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(slugOf(name)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/);
      }),
    );
  });
});

describe('freeSlug', () => {
  it('counts on from the first that is taken', () => {
    expect(freeSlug('a', new Set())).toBe('a');
    expect(freeSlug('a', new Set(['a', 'a-2', 'a-4']))).toBe('a-3');
  });
});
