import { allows, type Role, roles } from './permissions.js';

/** Roles that somebody may give to others: admins all but owner, for an owner can take everything away from them. */
export function grantableRoles(actor: Role): readonly Role[] {
  if (!allows(actor, 'member.manage')) return [];
  return actor === 'owner' ? roles : roles.filter((role) => role !== 'owner');
}

/** A change that somebody wants to make to a membership. */
export interface MembershipChange {
  /** Role of whoever makes the change. */
  readonly actor: Role;
  /** Present role of the member. */
  readonly member: Role;
  /** Role they are to have; null removes them. */
  readonly next: Role | null;
  /** How many owners the workspace has now. */
  readonly owners: number;
}

/** Why a change to a membership is refused: the actor may not, or the workspace would have no owner; null when it is not. */
export function membershipRefusal({
  actor,
  member,
  next,
  owners,
}: MembershipChange): 'not-allowed' | 'last-owner' | null {
  const may = grantableRoles(actor);
  if (!may.includes(member) || (next !== null && !may.includes(next))) return 'not-allowed';
  if (member === 'owner' && next !== 'owner' && owners <= 1) return 'last-owner';
  return null;
}
