import { describe, expect, it } from '@jest/globals';
import { nameFor, placeOf, presenceWords, writersWords } from './presence-words.js';

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

  it('calls one’s own other tab by its name', () => {
    const [me, ines, jonas] = ['Me', 'Ines', 'Jonas'].map((name) => ({ id: name, name })) as [Named, Named, Named];
    expect([nameFor('Me', me), nameFor('Me', ines)]).toEqual(['You, in another tab', 'Ines']);
    expect(writersWords('Me', [me])).toBe('You write here in another tab');
    expect(writersWords('Me', [ines])).toBe('Ines writes here');
    expect(writersWords('Me', [ines, jonas, me])).toBe('Ines and Jonas write here, and you in another tab');
  });
});

type Named = { readonly id: string; readonly name: string };
