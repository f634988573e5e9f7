import { Injectable } from '@nestjs/common';
import type { PresenceBeat, PresentPerson } from '@workback/contracts/presence/presence.schemas';
import { Database } from '../../platform/database/database.js';
import type { PresenceEntity } from './presence.entity.js';

/** A page that somebody has open. */
export type PresenceKey = Pick<PresenceEntity, 'workspaceId' | 'initiativeId' | 'userId' | 'clientId'>;

/** What a heartbeat found. */
interface Beaten {
  /** False when there is no such initiative. */
  readonly there: boolean;
  /** Whether the page, or what is done on it, is new, or others went away. */
  readonly changed: boolean;
  /** Where the same page was before, if it was another initiative. */
  readonly leftInitiativeId: string | null;
}

/** Two heartbeats of a page may be missed before it counts as closed. */
const LIVES_SECONDS = 20;

/** Rows of who is where. */
@Injectable()
export class PresenceRepository {
  constructor(private readonly database: Database) {}

  /** Notes a heartbeat, and lets go of pages of this initiative that were not heard of. */
  async beat({ workspaceId, initiativeId, userId, clientId }: PresenceKey, beat: PresenceBeat): Promise<Beaten> {
    const [row] = await this.database.query<Beaten>(
      `WITH before AS (
         SELECT initiative_id, place, part_id FROM presences
          WHERE workspace_id = $1 AND user_id = $3 AND client_id = $4
       ), beaten AS (
         INSERT INTO presences (workspace_id, initiative_id, user_id, client_id, place, part_id, part_title)
         SELECT i.workspace_id, i.id, $3, $4, $5, $6, $7 FROM initiatives i WHERE i.workspace_id = $1 AND i.id = $2
         ON CONFLICT (workspace_id, user_id, client_id) DO UPDATE
            SET initiative_id = excluded.initiative_id, place = excluded.place, part_id = excluded.part_id,
                part_title = excluded.part_title, seen_at = now()
         RETURNING 1
       ), gone AS (
         DELETE FROM presences WHERE workspace_id = $1 AND initiative_id = $2
            AND seen_at < now() - make_interval(secs => ${LIVES_SECONDS}) AND (user_id, client_id) <> ($3, $4)
         RETURNING 1
       )
       SELECT EXISTS (SELECT FROM beaten) AS there,
              EXISTS (SELECT FROM gone) OR NOT EXISTS (
                SELECT FROM before WHERE initiative_id = $2 AND place = $5 AND part_id IS NOT DISTINCT FROM $6
              ) AS changed,
              (SELECT initiative_id FROM before WHERE initiative_id <> $2) AS "leftInitiativeId"`,
      [workspaceId, initiativeId, userId, clientId, beat.place, beat.part?.id ?? null, beat.part?.title ?? null],
    );
    return row!;
  }

  /** True when the page was known. */
  async remove({ workspaceId, initiativeId, userId, clientId }: PresenceKey): Promise<boolean> {
    const rows = await this.database.query(
      `DELETE FROM presences WHERE workspace_id = $1 AND initiative_id = $2 AND user_id = $3 AND client_id = $4
       RETURNING 1 AS one`,
      [workspaceId, initiativeId, userId, clientId],
    );
    return rows.length > 0;
  }

  /**
   * Everybody else on an initiative, once each: of several pages the one on which they write, else the last one seen. The
   * person themselves only while they write on another page of theirs.
   */
  others({ workspaceId, initiativeId, userId, clientId }: PresenceKey): Promise<PresentPerson[]> {
    return this.database.query<PresentPerson>(
      `SELECT id, name, place, part FROM (
         SELECT DISTINCT ON (u.id) u.id, u.name, p.place,
                CASE WHEN p.part_id IS NOT NULL THEN json_build_object('id', p.part_id, 'title', p.part_title) END AS part
           FROM presences p JOIN users u ON u.id = p.user_id
          WHERE p.workspace_id = $1 AND p.initiative_id = $2 AND (p.user_id <> $3 OR (p.client_id <> $4 AND p.part_id IS NOT NULL))
            AND p.seen_at > now() - make_interval(secs => ${LIVES_SECONDS})
          ORDER BY u.id, p.part_id IS NULL, p.seen_at DESC) here
        ORDER BY name, id`,
      [workspaceId, initiativeId, userId, clientId],
    );
  }

  /** Tells the pages of the workspace at commit that somebody came, went or moved. */
  async announce(workspaceId: string, initiativeId: string): Promise<void> {
    await this.database.query(`SELECT pg_notify('workback_live', $1)`, [
      JSON.stringify({ workspaceId, kind: 'presence.changed', initiativeId, kpiIds: [] }),
    ]);
  }
}
