import { Injectable } from '@nestjs/common';
import type { ShareLink } from '@workback/contracts/share-link/share-link.schemas';
import { Database } from '../../platform/database/database.js';

/** A link as lists show it. */
export type ShareLinkRow = Omit<ShareLink, 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'title'> & {
  readonly title: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
};

/** What a link opens, while it does. */
export interface OpenedLink extends Pick<ShareLink, 'id' | 'page' | 'subjectId'> {
  readonly workspaceId: string;
  readonly workspace: string;
  readonly sharedBy: string | null;
  readonly expiresAt: Date;
}

const KEPT_DAYS = 90;

const selectLinks = /* sql */ `
  SELECT l.id, l.page, l.subject_id AS "subjectId", coalesce(i.name, k.name) AS title, l.note,
         CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS by,
         l.created_at AS "createdAt", l.expires_at AS "expiresAt", l.last_used_at AS "lastUsedAt",
         CASE WHEN l.revoked_at IS NOT NULL THEN 'revoked' WHEN l.expires_at <= now() THEN 'expired' END AS ended
    FROM share_links l
    LEFT JOIN users u ON u.id = l.created_by
    LEFT JOIN initiatives i ON l.page = 'initiative' AND i.id = l.subject_id
    LEFT JOIN kpis k ON l.page = 'kpi' AND k.id = l.subject_id`;

/** Links to pages; only hashes of their tokens are kept. */
@Injectable()
export class ShareLinkRepository {
  constructor(private readonly database: Database) {}

  /** Those that open something, and those that ended lately. */
  list(workspaceId: string): Promise<ShareLinkRow[]> {
    return this.database.query(
      `${selectLinks} WHERE l.workspace_id = $1 AND l.expires_at > now() - make_interval(days => ${KEPT_DAYS})
        ORDER BY l.created_at DESC, l.id LIMIT 500`,
      [workspaceId],
    );
  }

  async find(workspaceId: string, id: string): Promise<ShareLinkRow | undefined> {
    const [row] = await this.database.query<ShareLinkRow>(`${selectLinks} WHERE l.workspace_id = $1 AND l.id = $2`, [
      workspaceId,
      id,
    ]);
    return row;
  }

  /** The id of the new link; undefined when the workspace has no such initiative or KPI. */
  async insert(
    workspaceId: string,
    tokenHash: Buffer,
    link: { page: string; subjectId: string | null; days: number; note: string; createdBy: string },
  ): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO share_links (workspace_id, token_hash, page, subject_id, note, created_by, expires_at)
       SELECT $1::uuid, $2, $3::text, $4::uuid, $5, $6, now() + make_interval(days => $7)
        WHERE CASE $3::text
                WHEN 'portfolio' THEN $4::uuid IS NULL
                WHEN 'initiative' THEN EXISTS (SELECT FROM initiatives WHERE workspace_id = $1::uuid AND id = $4::uuid)
                ELSE EXISTS (SELECT FROM kpis WHERE workspace_id = $1::uuid AND id = $4::uuid) END
       RETURNING id`,
      [workspaceId, tokenHash, link.page, link.subjectId, link.note, link.createdBy, link.days],
    );
    return row?.id;
  }

  async revoke(workspaceId: string, id: string): Promise<boolean> {
    const rows = await this.database.query(
      'UPDATE share_links SET revoked_at = now() WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id',
      [workspaceId, id],
    );
    return rows.length > 0;
  }

  /** The link of a token, unless it expired, was revoked, or whoever made it left the workspace; its use is noted. */
  async open(tokenHash: Buffer): Promise<OpenedLink | undefined> {
    const [row] = await this.database.query<OpenedLink>(
      `UPDATE share_links l SET last_used_at = now()
         FROM workspaces w, users u, memberships m
        WHERE l.token_hash = $1 AND l.revoked_at IS NULL AND l.expires_at > now() AND w.id = l.workspace_id
          AND u.id = l.created_by AND m.workspace_id = l.workspace_id AND m.user_id = l.created_by
       RETURNING l.id, l.page, l.subject_id AS "subjectId", l.workspace_id AS "workspaceId", w.name AS workspace,
                 u.name AS "sharedBy", l.expires_at AS "expiresAt"`,
      [tokenHash],
    );
    return row;
  }
}
