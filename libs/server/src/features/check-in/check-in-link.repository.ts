import { Injectable } from '@nestjs/common';
import type { Role } from '@workback/domain/access/permissions';
import { Database } from '../../platform/database/database.js';

/** What a link is for, while it can be used. */
export interface CheckInLinkRow {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly milestoneId: string | null;
  readonly userId: string;
  readonly role: Role;
  readonly workspace: string;
  readonly person: string;
  readonly initiative: string;
  readonly milestone: string | null;
  readonly expiresAt: Date;
}

const LINK_DAYS = 7;

/** Rows of one-time links that open the form of a check-in. */
@Injectable()
export class CheckInLinkRepository {
  constructor(private readonly database: Database) {}

  /** Undefined when there is no such initiative, or no such milestone in it. */
  async insert(
    tokenHash: Buffer,
    link: Pick<CheckInLinkRow, 'workspaceId' | 'initiativeId' | 'milestoneId' | 'userId'>,
  ): Promise<Date | undefined> {
    const [row] = await this.database.query<{ expiresAt: Date }>(
      `INSERT INTO check_in_links (token_hash, workspace_id, initiative_id, milestone_id, user_id, expires_at)
       SELECT $1, i.workspace_id, i.id, $4::uuid, $5::uuid, now() + make_interval(days => ${LINK_DAYS})
         FROM initiatives i
        WHERE i.workspace_id = $2 AND i.id = $3
          AND ($4::uuid IS NULL OR EXISTS (
            SELECT FROM milestones m WHERE m.initiative_id = i.id AND m.id = $4 AND m.removed_at IS NULL))
       RETURNING expires_at AS "expiresAt"`,
      [tokenHash, link.workspaceId, link.initiativeId, link.milestoneId, link.userId],
    );
    return row?.expiresAt;
  }

  /** A link that was not used and is not too old; `lock` keeps it from being used twice at once. */
  async find(tokenHash: Buffer, { lock = false } = {}): Promise<CheckInLinkRow | undefined> {
    const [row] = await this.database.query<CheckInLinkRow>(
      `SELECT l.workspace_id AS "workspaceId", l.initiative_id AS "initiativeId", l.milestone_id AS "milestoneId",
              l.user_id AS "userId", b.role, w.name AS workspace, u.name AS person, i.name AS initiative,
              m.outcome AS milestone, l.expires_at AS "expiresAt"
         FROM check_in_links l
         JOIN memberships b ON b.workspace_id = l.workspace_id AND b.user_id = l.user_id
         JOIN workspaces w ON w.id = l.workspace_id
         JOIN users u ON u.id = l.user_id
         JOIN initiatives i ON i.id = l.initiative_id
         LEFT JOIN milestones m ON m.id = l.milestone_id
        WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > now() AND m.removed_at IS NULL ${lock ? 'FOR UPDATE OF l' : ''}`,
      [tokenHash],
    );
    return row;
  }

  async markUsed(tokenHash: Buffer): Promise<void> {
    await this.database.query('UPDATE check_in_links SET used_at = now() WHERE token_hash = $1', [tokenHash]);
  }
}
