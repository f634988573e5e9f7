import { describe, expect, it } from '@jest/globals';
import { comparedPair } from './compared-pair.js';

const kept = (numbers: readonly number[], more: { approved?: number; draft?: boolean } = {}) => ({
  numbers,
  approved: more.approved ?? null,
  draft: more.draft ?? false,
});

describe('the two texts that are compared', () => {
  it('are the newest and the one before it', () => {
    expect(comparedPair(kept([5, 4, 3]), {})).toEqual({ from: 4, to: 5 });
  });

  it('are the newest and the approved one, once there is one behind it', () => {
    expect(comparedPair(kept([6, 5, 4, 3], { approved: 4 }), {})).toEqual({ from: 4, to: 6 });
    expect(comparedPair(kept([4, 3], { approved: 4 }), {})).toEqual({ from: 3, to: 4 });
  });

  it('are the draft and the only version', () => {
    expect(comparedPair(kept([1], { draft: true }), {})).toEqual({ from: 1, to: 'draft' });
    expect(comparedPair(kept([1]), {})).toBeNull();
    expect(comparedPair(kept([], { draft: true }), {})).toBeNull();
  });

  it('are those that the address names, in either order', () => {
    expect(comparedPair(kept([5, 4, 3], { draft: true }), { from: 5, to: 3 })).toEqual({ from: 5, to: 3 });
    expect(comparedPair(kept([5, 4, 3], { draft: true }), { from: 3, to: 'draft' })).toEqual({ from: 3, to: 'draft' });
    expect(comparedPair(kept([5, 4, 3]), { to: 4 })).toEqual({ from: 3, to: 4 });
  });

  it('are the usual ones where the address names what is not there', () => {
    expect(comparedPair(kept([5, 4, 3]), { from: 99, to: 'draft' })).toEqual({ from: 4, to: 5 });
    expect(comparedPair(kept([5, 4, 3]), { from: 5, to: 5 })).toBeNull();
    expect(comparedPair(kept([5, 4, 3], { draft: true }), { from: 5 })).toEqual({ from: 5, to: 'draft' });
  });
});
