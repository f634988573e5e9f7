import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchingPeople } from './matching-people.js';

const people = ['Idris Calloway', 'José Ortega', 'Marie-Anne Ido', 'Ines Calder'].map((name, at) => ({
  id: String(at),
  name,
  email: at === 3 ? 'wilk@example.test' : null,
}));
const found = (typed: string) => matchingPeople(people, typed).map(({ name }) => name);

describe('matchingPeople', () => {
  it('puts names that begin like it before names with a word that does, and e-mails last', () => {
    expect(found('id')).toEqual(['Idris Calloway', 'Marie-Anne Ido']);
    expect(found('cal')).toEqual(['Idris Calloway', 'Ines Calder']);
    expect(found('anne')).toEqual(['Marie-Anne Ido']);
    expect(found('wilk')).toEqual(['Ines Calder']);
  });

  it('does not mind case, accents or spaces around, and finds everybody for nothing', () => {
    expect(found('  jose ')).toEqual(['José Ortega']);
    expect(found('ORTEGA')).toEqual(['José Ortega']);
    expect(found(' ')).toHaveLength(4);
    expect(found('zz')).toEqual([]);
  });

  it('takes any text, and finds each person by their whole name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(matchingPeople(people, typed).length).toBeLessThanOrEqual(people.length);
      }),
    );
    for (const person of people) expect(matchingPeople(people, person.name)[0]).toBe(person);
  });
});
