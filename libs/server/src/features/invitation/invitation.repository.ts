import { Injectable } from '@nestjs/common';
import type { Role } from '@workback/domain/access/permissions';
import { Database } from '../../platform/database/database.js';
import type { InvitationEntity } from './invitation.entity.js';

export interface InvitationRow extends Pick<
  InvitationEntity,
  'id' | 'name' | 'email' | 'role' | 'createdAt' | 'expiresAt'
> {
  readonly inviterId: string | null;
  readonly inviterName: string | null;
  /** What the inviter is in the workspace now; null when they left it. */
  readonly inviterRole: Role | null;
  readonly expired: boolean;
}

/** An invitation as found by the secret of its link, whatever became of it. */
export interface HeldInvitation
  extends InvitationRow, Pick<InvitationEntity, 'workspaceId' | 'acceptedAt' | 'revokedAt'> {
  readonly workspaceName: string;
  readonly workspaceSlug: string;
  readonly hasAccount: boolean;
}

const LIVES_DAYS = 7;

const columns = /* sql */ `i.id, i.name, i.email, i.role, i.created_at AS "createdAt", i.expires_at AS "expiresAt",
  i.expires_at <= now() AS expired, i.invited_by AS "inviterId", u.name AS "inviterName", m.role AS "inviterRole"`;
const withInviter = /* sql */ `LEFT JOIN users u ON u.id = i.invited_by
  LEFT JOIN memberships m ON m.user_id = i.invited_by AND m.workspace_id = i.workspace_id`;
const open = /* sql */ `accepted_at IS NULL AND revoked_at IS NULL`;

/** Rows of invitations. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly database: Database) {}

  /** Those that were neither accepted nor withdrawn, newest first; expired ones too, so that they can be renewed. */
  listOpen(workspaceId: string): Promise<InvitationRow[]> {
    return this.database.query<InvitationRow>(
      `SELECT ${columns} FROM invitations i ${withInviter}
        WHERE i.workspace_id = $1 AND ${open} ORDER BY i.created_at DESC, i.id`,
      [workspaceId],
    );
  }

  /** Ends an open invitation to this e-mail, for another takes its place. */
  async endOpen(workspaceId: string, email: string): Promise<void> {
    await this.database.query(
      `UPDATE invitations SET revoked_at = now() WHERE workspace_id = $1 AND email = $2 AND ${open}`,
      [workspaceId, email],
    );
  }

  async insert(
    workspaceId: string,
    row: Pick<InvitationEntity, 'name' | 'email' | 'role' | 'tokenHash'>,
    inviterId: string,
  ): Promise<InvitationRow> {
    const [made] = await this.database.query<InvitationRow>(
      `WITH i AS (
         INSERT INTO invitations (workspace_id, name, email, role, token_hash, invited_by, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => ${LIVES_DAYS})) RETURNING *)
       SELECT ${columns} FROM i ${withInviter}`,
      [workspaceId, row.name, row.email, row.role, row.tokenHash, inviterId],
    );
    return made!;
  }

  /** Withdraws an open invitation; undefined when there is none. */
  async revoke(workspaceId: string, invitationId: string): Promise<Pick<InvitationRow, 'name'> | undefined> {
    const [row] = await this.database.query<Pick<InvitationRow, 'name'>>(
      `UPDATE invitations SET revoked_at = now() WHERE workspace_id = $1 AND id = $2 AND ${open} RETURNING name`,
      [workspaceId, invitationId],
    );
    return row;
  }

  async find(tokenHash: Buffer): Promise<HeldInvitation | undefined> {
    const [row] = await this.database.query<HeldInvitation>(
      `SELECT ${columns}, i.workspace_id AS "workspaceId", w.name AS "workspaceName", w.slug AS "workspaceSlug",
              i.accepted_at AS "acceptedAt", i.revoked_at AS "revokedAt",
              EXISTS (SELECT FROM users known WHERE known.email = i.email) AS "hasAccount"
         FROM invitations i JOIN workspaces w ON w.id = i.workspace_id ${withInviter}
        WHERE i.token_hash = $1`,
      [tokenHash],
    );
    return row;
  }

  /** Uses an invitation up; of several who try at once one succeeds. */
  async use(invitationId: string, userId: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE invitations SET accepted_at = now(), accepted_by = $2
        WHERE id = $1 AND ${open} AND expires_at > now() RETURNING id`,
      [invitationId, userId],
    );
    return rows.length === 1;
  }
}
