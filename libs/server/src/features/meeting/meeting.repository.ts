import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import { Database } from '../../platform/database/database.js';
import type { MeetingNoteEntity } from './meeting-note.entity.js';
import type { MeetingEntity } from './meeting.entity.js';

export interface MeetingRow extends Pick<MeetingEntity, 'phase' | 'readingEndsAt' | 'place' | 'startedAt' | 'version'> {
  readonly startedBy: Person | null;
}

export interface NoteRow extends Pick<MeetingNoteEntity, 'place' | 'text' | 'savedAt' | 'version'> {
  readonly savedBy: Person | null;
}

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

/** Rows of meetings and their notes. */
@Injectable()
export class MeetingRepository {
  constructor(private readonly database: Database) {}

  /** The database's clock, which the reading time runs by. */
  async now(): Promise<Date> {
    const [row] = await this.database.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return row!.now;
  }

  async find(workspaceId: string, roundId: string): Promise<MeetingRow | undefined> {
    const [row] = await this.database.query<MeetingRow>(
      `SELECT m.phase, m.reading_ends_at AS "readingEndsAt", m.place, m.started_at AS "startedAt", m.version,
              ${person('u')} AS "startedBy"
         FROM review_meetings m LEFT JOIN users u ON u.id = m.started_by
        WHERE m.workspace_id = $1 AND m.round_id = $2`,
      [workspaceId, roundId],
    );
    return row;
  }

  /** Notes of a round, by place; those without words are left out. */
  notes(workspaceId: string, roundId: string): Promise<NoteRow[]> {
    return this.database.query<NoteRow>(
      `SELECT n.place, n.text, n.saved_at AS "savedAt", n.version, ${person('u')} AS "savedBy"
         FROM review_notes n LEFT JOIN users u ON u.id = n.saved_by
        WHERE n.workspace_id = $1 AND n.round_id = $2 ORDER BY n.place`,
      [workspaceId, roundId],
    );
  }

  /** Starts the shared reading time; false when it was started before. */
  async start(workspaceId: string, roundId: string, minutes: number, actorId: string): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO review_meetings (workspace_id, round_id, reading_ends_at, started_by)
       VALUES ($1, $2, now() + make_interval(mins => $3::int), $4) ON CONFLICT (round_id) DO NOTHING RETURNING round_id`,
      [workspaceId, roundId, minutes, actorId],
    );
    return rows.length > 0;
  }

  /** Gives everybody more time from now, or from the end if that is still to come; says whether nobody came between. */
  async extend(workspaceId: string, roundId: string, version: number, minutes: number): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE review_meetings SET version = version + 1, phase = 'reading', place = NULL,
              reading_ends_at = greatest(reading_ends_at, now()) + make_interval(mins => $4::int)
        WHERE workspace_id = $1 AND round_id = $2 AND version = $3 RETURNING round_id`,
      [workspaceId, roundId, version, minutes],
    );
    return rows.length > 0;
  }

  /** Leads everybody to a place; says whether nobody came between. */
  async goTo(workspaceId: string, roundId: string, version: number, place: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE review_meetings SET version = version + 1, phase = 'walking', place = $4
        WHERE workspace_id = $1 AND round_id = $2 AND version = $3 RETURNING round_id`,
      [workspaceId, roundId, version, place],
    );
    return rows.length > 0;
  }

  /** Writes notes if nobody did since `version`, 0 for the first; says whether it did. */
  async write(
    workspaceId: string,
    roundId: string,
    place: string,
    version: number,
    text: string,
    actorId: string,
  ): Promise<boolean> {
    const rows =
      version === 0
        ? await this.database.query(
            `INSERT INTO review_notes (workspace_id, round_id, place, text, saved_by) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (round_id, place) DO NOTHING RETURNING place`,
            [workspaceId, roundId, place, text, actorId],
          )
        : await this.database.query(
            `UPDATE review_notes SET text = $4, saved_by = $5, saved_at = now(), version = version + 1
              WHERE workspace_id = $1 AND round_id = $2 AND place = $3 AND version = $6 RETURNING place`,
            [workspaceId, roundId, place, text, actorId, version],
          );
    return rows.length > 0;
  }

  /** Tells the pages of the workspace at commit that the meeting moved; it is no part of the record. */
  async announce(workspaceId: string, initiativeId: string): Promise<void> {
    await this.database.query(`SELECT pg_notify('workback_live', $1)`, [
      JSON.stringify({ workspaceId, kind: 'meeting.moved', initiativeId, kpiIds: [] }),
    ]);
  }
}
