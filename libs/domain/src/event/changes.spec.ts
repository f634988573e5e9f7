import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, peopleIn } from './changes.js';
import { eventGroupKeys, groupOf } from './event-groups.js';

const ines = '6f1c1f6e-0000-4000-8000-00000000000a';
const other = '6f1c1f6e-0000-4000-8000-00000000000b';
const nameOf = (id: string) => (id === ines ? 'Ines Calder' : undefined);

describe('changes in words', () => {
  const table: [unknown, unknown, string[]][] = [
    [{ name: 'A', parked: false }, { name: 'B', parked: true }, ['Name: A to B', 'Parked: no to yes']],
    [{ promisedLaunchOn: null }, { promisedLaunchOn: '2027-01-15' }, ['Promised launch on: nothing to 2027-01-15']],
    [{ ownerId: null }, { ownerId: ines }, ['Owner: nothing to Ines Calder']],
    [{ ownerId: ines }, { ownerId: other }, []],
    [{ estimateDays: 3, lag: 1 }, { estimateDays: -4, lag: 1 }, ['Estimate days: 3 to \u22124']],
    [{ workingDays: [1, 2] }, { workingDays: [] }, ['Working days: 1, 2 to nothing']],
    [{ rule: { a: 1 } }, { rule: { a: 2 } }, []],
    [{ a: 1 }, { b: 2 }, []],
    [null, { a: 1 }, []],
    ['a', ['b'], []],
    [{ text: ' a\n b ' }, { text: '' }, ['Text: a b to nothing']],
  ];
  it.each(table)('%j, %j', (before, after, words) => {
    const changes = changesBetween(before, after, nameOf);
    expect(changes.map((each) => `${each.field}: ${each.before ?? 'nothing'} to ${each.after ?? 'nothing'}`)).toEqual(
      words,
    );
  });

  it('are short, few and never fail, whatever was recorded', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        const changes = changesBetween(before, after, nameOf);
        expect(changes.length).toBeLessThanOrEqual(8);
        for (const { before: was, after: is } of changes) {
          expect(was).not.toBe(is);
          expect(Array.from(`${was ?? ''}`).length).toBeLessThanOrEqual(160);
        }
        peopleIn(before);
      }),
    );
  });

  it('name the people they need', () => {
    expect(peopleIn({ ownerId: ines, name: 'x', list: [other] })).toEqual([ines]);
  });
});

it('every kind of event belongs to one group at most', () => {
  expect(['prfaq.edited', 'comment.added', 'check-in.created', 'run.ended'].map(groupOf)).toEqual([
    'text',
    'comments',
    'check-ins',
    null,
  ]);
  expect(eventGroupKeys).toContain('plan');
});
