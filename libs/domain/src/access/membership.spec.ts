import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { grantableRoles, membershipRefusal } from './membership.js';
import { type Role, roles } from './permissions.js';

describe('grantableRoles', () => {
  it('lets owners give every role, admins every role but owner, and nobody else any', () => {
    expect(grantableRoles('owner')).toEqual(roles);
    expect(grantableRoles('admin')).toEqual(['admin', 'editor', 'contributor', 'viewer']);
    for (const role of ['editor', 'contributor', 'viewer'] as const) expect(grantableRoles(role)).toEqual([]);
  });
});

describe('membershipRefusal', () => {
  it.each([
    ['admin', 'owner', 'admin', 3, 'not-allowed'],
    ['admin', 'viewer', 'owner', 1, 'not-allowed'],
    ['admin', 'admin', null, 1, null],
    ['owner', 'owner', 'admin', 1, 'last-owner'],
    ['owner', 'owner', null, 1, 'last-owner'],
    ['owner', 'owner', null, 2, null],
    ['owner', 'owner', 'owner', 1, null],
    ['editor', 'viewer', null, 1, 'not-allowed'],
  ] as const)('of %s on %s to %s with %i owners is %s', (actor, member, next, owners, refusal) => {
    expect(membershipRefusal({ actor, member, next, owners })).toBe(refusal);
  });

  it('never lets a workspace lose its last owner, whoever does what to whom', () => {
    const role = fc.constantFrom<Role>(...roles);
    const team = fc.array(role, { maxLength: 5 }).map((others): Role[] => ['owner', ...others]);
    const step = fc.record({ actor: fc.nat(), member: fc.nat(), next: fc.option(role) });
    fc.assert(
      fc.property(team, fc.array(step, { maxLength: 30 }), (members, steps) => {
        for (const { actor, member, next } of steps) {
          const [by, on] = [members[actor % members.length]!, member % members.length];
          const owners = members.filter((one) => one === 'owner').length;
          if (membershipRefusal({ actor: by, member: members[on]!, next, owners })) continue;
          if (next === null) members.splice(on, 1);
          else members[on] = next;
          expect(members).toContain('owner');
        }
      }),
    );
  });
});
