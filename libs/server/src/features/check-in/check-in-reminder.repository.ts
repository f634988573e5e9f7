import { Injectable } from '@nestjs/common';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { Database } from '../../platform/database/database.js';
import type { AskedPeople } from './check-in-duties.js';

/** An initiative whose people a worker looks through on a day. */
export interface RoundInitiative {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly day: PlainDate;
}

/** A reminder that nobody has sent yet. */
export interface NewReminder {
  readonly initiativeId: string;
  readonly userId: string;
  readonly dueOn: PlainDate;
}

/** Rows of who was reminded of which check-in, and when a worker last looked. */
@Injectable()
export class CheckInReminderRepository {
  constructor(private readonly database: Database) {}

  /** Every time zone that some workspace lives in. */
  async zones(): Promise<string[]> {
    const rows = await this.database.query<{ zone: string }>('SELECT DISTINCT time_zone AS zone FROM workspaces');
    return rows.map(({ zone }) => zone);
  }

  /**
   * Takes initiatives with work going on that nobody looked at on the given day of their time zone; of several workers at
   * once each gets others. Needs a transaction.
   */
  async take(
    days: readonly { readonly zone: string; readonly day: PlainDate }[],
    limit: number,
  ): Promise<RoundInitiative[]> {
    return this.database.query<RoundInitiative>(
      `WITH taken AS (
         SELECT i.workspace_id, i.id, d.day
           FROM initiatives i
           JOIN prfaqs p ON p.initiative_id = i.id AND p.status = 'approved'
           JOIN workspaces w ON w.id = i.workspace_id
           JOIN unnest($1::text[], $2::date[]) AS d(zone, day) ON d.zone = w.time_zone
           LEFT JOIN check_in_rounds r ON r.initiative_id = i.id
          WHERE i.launched_on IS NULL AND i.parked_at IS NULL AND i.concluded_at IS NULL
            AND (r.looked_on IS NULL OR r.looked_on < d.day)
          ORDER BY i.id LIMIT $3 FOR NO KEY UPDATE OF i SKIP LOCKED)
       INSERT INTO check_in_rounds AS r (workspace_id, initiative_id, looked_on) SELECT workspace_id, id, day FROM taken
       ON CONFLICT (initiative_id) DO UPDATE SET looked_on = excluded.looked_on WHERE r.looked_on < excluded.looked_on
       RETURNING workspace_id AS "workspaceId", initiative_id AS "initiativeId", looked_on AS day`,
      [days.map(({ zone }) => zone), days.map(({ day }) => day), limit],
    );
  }

  /** Lets the next round look at an initiative again, because what it goes by has changed. */
  async lookAgain(workspaceId: string, initiativeId: string): Promise<void> {
    await this.database.query('DELETE FROM check_in_rounds WHERE workspace_id = $1 AND initiative_id = $2', [
      workspaceId,
      initiativeId,
    ]);
  }

  /** Who is asked about what; owners report where nobody else was named. */
  asked(workspaceId: string, initiativeIds: readonly string[]): Promise<AskedPeople[]> {
    return this.database.query<AskedPeople>(
      `SELECT i.id AS "initiativeId", i.name AS "initiativeName",
              coalesce(
                (SELECT json_agg(r.user_id ORDER BY r.user_id) FROM check_in_reporters r WHERE r.initiative_id = i.id),
                CASE WHEN i.owner_id IS NOT NULL THEN json_build_array(i.owner_id) END, '[]') AS "reporterIds",
              coalesce(
                (SELECT json_agg(json_build_object('id', m.id, 'outcome', m.outcome, 'ownerId', m.owner_id) ORDER BY m.number)
                   FROM milestones m JOIN check_in_cadences c ON c.initiative_id = m.initiative_id AND c.milestone_owners
                  WHERE m.initiative_id = i.id AND m.owner_id IS NOT NULL AND m.removed_at IS NULL
                    AND m.started_on IS NOT NULL AND m.finished_on IS NULL), '[]') AS milestones
         FROM initiatives i WHERE i.workspace_id = $1 AND i.id = ANY($2)`,
      [workspaceId, initiativeIds],
    );
  }

  /** Initiatives with work going on that may ask something of a person. */
  async initiativesOf(workspaceId: string, userId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT i.id FROM initiatives i JOIN prfaqs p ON p.initiative_id = i.id AND p.status = 'approved'
        WHERE i.workspace_id = $1 AND i.launched_on IS NULL AND i.parked_at IS NULL AND i.concluded_at IS NULL
          AND (i.owner_id = $2
               OR EXISTS (SELECT FROM check_in_reporters r WHERE r.initiative_id = i.id AND r.user_id = $2)
               OR EXISTS (SELECT FROM milestones m WHERE m.initiative_id = i.id AND m.owner_id = $2 AND m.removed_at IS NULL
                             AND m.started_on IS NOT NULL AND m.finished_on IS NULL))`,
      [workspaceId, userId],
    );
    return rows.map(({ id }) => id);
  }

  /** Notes reminders; answers those that were not noted before, which are the ones to send. */
  remember(workspaceId: string, reminders: readonly NewReminder[]): Promise<NewReminder[]> {
    return this.database.query<NewReminder>(
      `INSERT INTO check_in_reminders (workspace_id, initiative_id, user_id, due_on)
       SELECT $1, d.initiative_id, m.user_id, d.due_on
         FROM unnest($2::uuid[], $3::uuid[], $4::date[]) AS d(initiative_id, user_id, due_on)
         JOIN memberships m ON m.workspace_id = $1 AND m.user_id = d.user_id
       ON CONFLICT DO NOTHING
       RETURNING initiative_id AS "initiativeId", user_id AS "userId", due_on AS "dueOn"`,
      [
        workspaceId,
        reminders.map(({ initiativeId }) => initiativeId),
        reminders.map(({ userId }) => userId),
        reminders.map(({ dueOn }) => dueOn),
      ],
    );
  }
}
