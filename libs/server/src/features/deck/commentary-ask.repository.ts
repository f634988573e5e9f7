import { Injectable } from '@nestjs/common';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { Database } from '../../platform/database/database.js';

/** A deck whose owners are to be asked, or asked again. */
export interface DueDeck {
  readonly workspaceId: string;
  readonly deckId: string;
  readonly weekEnding: PlainDate;
  readonly again: boolean;
}

/** A KPI that somebody is asked about. */
export interface NewRequest {
  readonly kpiId: string;
  readonly userId: string;
}

/** Rows of who was asked for commentary. */
@Injectable()
export class CommentaryAskRepository {
  constructor(private readonly database: Database) {}

  /** Every time zone that some workspace with a deck lives in. */
  async zones(): Promise<string[]> {
    const rows = await this.database.query<{ zone: string }>(
      'SELECT DISTINCT w.time_zone AS zone FROM workspaces w JOIN decks d ON d.workspace_id = w.id',
    );
    return rows.map(({ zone }) => zone);
  }

  /**
   * Takes one deck that is due on the given day of its time zone, and notes that it was; of several workers at once each
   * gets another. Needs a transaction.
   */
  async take(days: readonly { readonly zone: string; readonly day: PlainDate }[]): Promise<DueDeck | undefined> {
    const [row] = await this.database.query<DueDeck>(
      `WITH due AS (
         SELECT d.id, e.week_ending, coalesce(d.asked_for = e.week_ending, false) AS again
           FROM decks d
           JOIN workspaces w ON w.id = d.workspace_id
           JOIN unnest($1::text[], $2::date[]) AS z(zone, day) ON z.zone = w.time_zone
           -- The last day of the last week that ended before the day; reviewed on the first such weekday after it.
           CROSS JOIN LATERAL (
             SELECT z.day - ((extract(dow FROM z.day)::int - w.week_ending_day + 6) % 7 + 1) AS week_ending) e
           CROSS JOIN LATERAL (
             SELECT e.week_ending + 1 + (d.meeting_day - extract(dow FROM e.week_ending + 1)::int + 7) % 7 AS review_on) r
          WHERE d.asks <> 'nobody'
            AND (d.asked_for IS NULL OR d.asked_for < e.week_ending
                 OR (d.asked_for = e.week_ending AND z.day = r.review_on
                     AND (d.reminded_for IS NULL OR d.reminded_for < e.week_ending)))
            AND NOT EXISTS (SELECT FROM deck_meetings m WHERE m.deck_id = d.id AND m.week_ending = e.week_ending)
          ORDER BY d.id LIMIT 1 FOR NO KEY UPDATE OF d SKIP LOCKED)
       UPDATE decks d SET asked_for = due.week_ending,
              reminded_for = CASE WHEN due.again THEN due.week_ending ELSE d.reminded_for END
         FROM due WHERE d.id = due.id
       RETURNING d.workspace_id AS "workspaceId", d.id AS "deckId", due.week_ending AS "weekEnding", due.again`,
      [days.map(({ zone }) => zone), days.map(({ day }) => day)],
    );
    return row;
  }

  /** Notes requests; what was said or asked already is left out. */
  async add(
    workspaceId: string,
    request: { deckId: string; weekEnding: PlainDate; dueOn: PlainDate },
    wanted: readonly NewRequest[],
  ): Promise<NewRequest[]> {
    return this.database.query<NewRequest>(
      `INSERT INTO commentary_requests (workspace_id, kpi_id, week_ending, deck_id, user_id, due_on)
       SELECT $1, r.kpi_id, $3, $2, m.user_id, $4
         FROM unnest($5::uuid[], $6::uuid[]) AS r(kpi_id, user_id)
         JOIN memberships m ON m.workspace_id = $1 AND m.user_id = r.user_id
        WHERE NOT EXISTS (SELECT FROM commentaries c WHERE c.kpi_id = r.kpi_id AND c.week_ending = $3)
        ORDER BY r.kpi_id
       ON CONFLICT DO NOTHING RETURNING kpi_id AS "kpiId", user_id AS "userId"`,
      [
        workspaceId,
        request.deckId,
        request.weekEnding,
        request.dueOn,
        wanted.map(({ kpiId }) => kpiId),
        wanted.map(({ userId }) => userId),
      ],
    );
  }

  /** Requests of a deck's week that nobody has answered. */
  open(workspaceId: string, deckId: string, weekEnding: PlainDate): Promise<(NewRequest & { name: string })[]> {
    return this.database.query(
      `SELECT r.kpi_id AS "kpiId", r.user_id AS "userId", k.name
         FROM commentary_requests r JOIN kpis k ON k.id = r.kpi_id
        WHERE r.workspace_id = $1 AND r.deck_id = $2 AND r.week_ending = $3 AND NOT EXISTS (
          SELECT FROM commentaries c WHERE c.kpi_id = r.kpi_id AND c.week_ending = r.week_ending)
        ORDER BY k.name, k.id`,
      [workspaceId, deckId, weekEnding],
    );
  }

  /** Who was asked about a KPI's week, for which deck, and has nothing left to say there. */
  async finished(
    workspaceId: string,
    kpiId: string,
    weekEnding: PlainDate,
  ): Promise<{ userId: string; deckId: string }[]> {
    return this.database.query(
      `SELECT r.user_id AS "userId", r.deck_id AS "deckId" FROM commentary_requests r
        WHERE r.workspace_id = $1 AND r.kpi_id = $2 AND r.week_ending = $3 AND NOT EXISTS (
          SELECT FROM commentary_requests o
           WHERE o.deck_id = r.deck_id AND o.user_id = r.user_id AND o.week_ending = r.week_ending AND NOT EXISTS (
             SELECT FROM commentaries c WHERE c.kpi_id = o.kpi_id AND c.week_ending = o.week_ending))`,
      [workspaceId, kpiId, weekEnding],
    );
  }
}
