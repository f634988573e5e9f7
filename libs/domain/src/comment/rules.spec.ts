import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roles } from '../access/permissions.js';
import { audienceOf, mayDelete, mayResolve } from './rules.js';

describe('who may do what to a comment', () => {
  it.each([
    ['owner', true, true],
    ['admin', true, true],
    ['editor', true, false],
    ['contributor', false, false],
    ['viewer', false, false],
  ] as const)('of others, as %s: resolve %s, delete %s', (role, resolve, remove) => {
    const other = { userId: 'b', role };
    expect([mayResolve(other, 'a'), mayDelete(other, 'a')]).toEqual([resolve, remove]);
    expect([mayResolve(other, null), mayDelete(other, null)]).toEqual([resolve, remove]);
  });

  it('one’s own, in every role', () => {
    for (const role of roles) {
      expect([mayResolve({ userId: 'a', role }, 'a'), mayDelete({ userId: 'a', role }, 'a')]).toEqual([true, true]);
    }
  });
});

it('a comment is told to everybody it concerns exactly once, and never to its author', () => {
  const people = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
  fc.assert(
    fc.property(people, people, people, (named, participants, followers) => {
      const { mentioned, replied, following } = audienceOf('a', { named, participants, followers });
      const all = [...mentioned, ...replied, ...following];
      const concerned = new Set([...named, ...participants, ...followers]);
      concerned.delete('a');
      expect(all.sort()).toEqual([...concerned].sort());
      for (const person of mentioned) expect(named).toContain(person);
      for (const person of replied) expect(named).not.toContain(person);
    }),
  );
});
