import { Injectable } from '@nestjs/common';
import type { GateKey } from '@workback/domain/gate/gate';
import { Database } from '../../platform/database/database.js';

/** A feed with the name of what it shows. */
export interface CalendarFeedRow {
  readonly id: string;
  readonly initiativeId: string | null;
  readonly initiativeName: string | null;
  readonly createdAt: Date;
  readonly lastReadAt: Date | null;
}

/** What a reader with the address may see. */
export interface OpenedFeed {
  readonly workspaceId: string;
  readonly workspaceSlug: string;
  readonly workspaceName: string;
  readonly userId: string;
  readonly userName: string;
  readonly initiativeId: string | null;
}

const columns = /* sql */ `f.id, f.initiative_id AS "initiativeId", i.name AS "initiativeName", f.created_at AS "createdAt",
  f.last_read_at AS "lastReadAt"`;

/** An initiative with what of it is no milestone. */
interface CalendarInitiativeRow {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly launchedOn: string | null;
  /** Gates whose day somebody set; the others follow from the plan. */
  readonly gates: readonly { readonly gate: GateKey; readonly on: string }[];
}

/** Rows of calendar feeds. */
@Injectable()
export class CalendarFeedRepository {
  constructor(private readonly database: Database) {}

  /** The feeds of one person, the newest first. */
  list(workspaceId: string, userId: string): Promise<CalendarFeedRow[]> {
    return this.database.query(
      `SELECT ${columns} FROM calendar_feeds f LEFT JOIN initiatives i ON i.id = f.initiative_id
        WHERE f.workspace_id = $1 AND f.user_id = $2 ORDER BY f.created_at DESC, f.id`,
      [workspaceId, userId],
    );
  }

  /** Undefined when the initiative does not exist here. */
  async insert(
    workspaceId: string,
    userId: string,
    initiativeId: string | null,
    secretHash: Buffer,
  ): Promise<CalendarFeedRow | undefined> {
    const [row] = await this.database.query<CalendarFeedRow>(
      `WITH f AS (
         INSERT INTO calendar_feeds (workspace_id, user_id, initiative_id, secret_hash)
         SELECT $1, $2, $3::uuid, $4
          WHERE $3::uuid IS NULL OR EXISTS (SELECT FROM initiatives WHERE workspace_id = $1 AND id = $3)
         RETURNING *)
       SELECT ${columns} FROM f LEFT JOIN initiatives i ON i.id = f.initiative_id`,
      [workspaceId, userId, initiativeId, secretHash],
    );
    return row;
  }

  async countOf(workspaceId: string, userId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM calendar_feeds WHERE workspace_id = $1 AND user_id = $2',
      [workspaceId, userId],
    );
    return row?.count ?? 0;
  }

  /** Says whether there was such a feed of this person. */
  async remove(workspaceId: string, userId: string, feedId: string): Promise<boolean> {
    const rows = await this.database.query(
      'DELETE FROM calendar_feeds WHERE workspace_id = $1 AND user_id = $2 AND id = $3 RETURNING id',
      [workspaceId, userId, feedId],
    );
    return rows.length > 0;
  }

  /** Whose feed an address is, and that it was read; written at most every few minutes, since calendars ask often. */
  async open(secretHash: Buffer): Promise<OpenedFeed | undefined> {
    const [row] = await this.database.query<OpenedFeed & { id: string }>(
      `SELECT f.id, f.workspace_id AS "workspaceId", w.slug AS "workspaceSlug", w.name AS "workspaceName",
              f.user_id AS "userId", u.name AS "userName", f.initiative_id AS "initiativeId"
         FROM calendar_feeds f JOIN workspaces w ON w.id = f.workspace_id JOIN users u ON u.id = f.user_id
        WHERE f.secret_hash = $1`,
      [secretHash],
    );
    if (!row) return undefined;
    await this.database.query(
      `UPDATE calendar_feeds SET last_read_at = now()
        WHERE id = $1 AND (last_read_at IS NULL OR last_read_at < now() - interval '5 minutes')`,
      [row.id],
    );
    return row;
  }

  /** Initiatives whose milestones or launch belong to a person, or the one that is named. */
  async initiatives(
    workspaceId: string,
    userId: string,
    initiativeId: string | null,
  ): Promise<CalendarInitiativeRow[]> {
    return this.database.query<CalendarInitiativeRow>(
      `SELECT i.id, i.name, i.owner_id AS "ownerId", i.launched_on AS "launchedOn",
              (SELECT coalesce(json_agg(json_build_object('gate', d.gate, 'on', d.set_on) ORDER BY d.set_on), '[]')
                 FROM gate_dates d WHERE d.initiative_id = i.id) AS gates
         FROM initiatives i
        WHERE i.workspace_id = $1 AND i.parked_at IS NULL
          AND CASE WHEN $3::uuid IS NULL
                THEN i.owner_id = $2 OR EXISTS (SELECT FROM milestones m WHERE m.initiative_id = i.id AND m.owner_id = $2
                                                   AND m.removed_at IS NULL)
                ELSE i.id = $3 END
        ORDER BY i.number LIMIT 200`,
      [workspaceId, userId, initiativeId],
    );
  }
}
