import { describe, expect, it } from '@jest/globals';
import { placeOf, presenceWords } from './presence-words.js';

describe('where somebody is', () => {
  it.each([
    ['/w/a/initiatives/1', 'initiative'],
    ['/w/a/initiatives/1/prfaq', 'prfaq'],
    ['/w/a/initiatives/1/plan', 'plan'],
    ['/w/a/initiatives/1/trace', 'initiative'],
    ['/w/prfaq/portfolio', 'initiative'],
  ])('is told by the address %s: %s', (path, place) => {
    expect(placeOf(path)).toBe(place);
  });

  it('is said in words, the part that is written first', () => {
    const part = { id: 'summary', title: 'Summary' };
    expect(presenceWords({ place: 'prfaq', part })).toBe('writes “Summary”');
    expect(presenceWords({ place: 'prfaq', part: null })).toBe('reads the PR/FAQ');
    expect(presenceWords({ place: 'plan', part: null })).toBe('looks at the plan');
  });
});
