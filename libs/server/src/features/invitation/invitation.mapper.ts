import type { Invitation, OpenInvitation } from '@workback/contracts/invitation/invitation.schemas';
import { grantableRoles } from '@workback/domain/access/membership';
import type { HeldInvitation, InvitationRow } from './invitation.repository.js';

/** An invitation as it crosses the wire; the secret of its link is not among what is stored. */
export function toInvitation(row: InvitationRow): Invitation {
  const { id, name, email, role, inviterId, inviterName, createdAt, expiresAt } = row;
  return {
    id,
    name,
    email,
    role,
    invitedBy: inviterId === null || inviterName === null ? null : { id: inviterId, name: inviterName },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    usable: !row.expired && mayStillInvite(row),
  };
}

/** A link is worth no more than what its maker may give now: who was removed must not come back by one of their own. */
export function mayStillInvite({ inviterRole, role }: Pick<InvitationRow, 'inviterRole' | 'role'>): boolean {
  return inviterRole !== null && grantableRoles(inviterRole).includes(role);
}

/** What whoever holds the link may know. */
export function toOpenInvitation({
  workspaceName,
  name,
  email,
  role,
  inviterName,
  expiresAt,
  hasAccount,
}: HeldInvitation): OpenInvitation {
  return {
    workspaceName,
    name,
    email,
    role,
    invitedByName: inviterName,
    expiresAt: expiresAt.toISOString(),
    hasAccount,
  };
}
