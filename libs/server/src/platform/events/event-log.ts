import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** Something that happened, as a service announces it. */
export interface NewEvent {
  readonly workspaceId: string;
  readonly initiativeId?: string | null;
  /** Noun and past tense, for example `kpi.evaluated`. */
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** One sentence for the activity feed. */
  readonly summary: string;
  readonly actorId?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * The append-only record of what happened. Call it inside the transaction of the change: feed, audit, live updates and the
 * portfolio follow from the row.
 */
@Injectable()
export class EventLog {
  constructor(private readonly database: Database) {}

  /** Marks initiatives whose figures follow from a change elsewhere. */
  async touch(workspaceId: string, initiativeIds: readonly string[]): Promise<void> {
    if (initiativeIds.length === 0) return;
    await this.database.query(
      'INSERT INTO portfolio_marks (workspace_id, initiative_id) SELECT $1, unnest($2::uuid[])',
      [workspaceId, initiativeIds],
    );
  }

  async append(...events: readonly NewEvent[]): Promise<void> {
    if (events.length > 0) await this.write(events);
  }

  /** Appends one event and answers its id, for notifications that come from it. */
  async record(event: NewEvent): Promise<number> {
    const [id] = await this.write([event]);
    return id as number;
  }

  private async write(events: readonly NewEvent[]): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `WITH appended AS (
         INSERT INTO events (workspace_id, initiative_id, kind, subject_type, subject_id, summary, actor_id, before, after)
         SELECT * FROM jsonb_to_recordset($1) AS e(workspace_id uuid, initiative_id uuid, kind text, subject_type text,
           subject_id text, summary text, actor_id uuid, before jsonb, after jsonb)
         RETURNING id, workspace_id, initiative_id),
       marked AS (
         INSERT INTO portfolio_marks (workspace_id, initiative_id)
         SELECT DISTINCT workspace_id, initiative_id FROM appended WHERE initiative_id IS NOT NULL)
       SELECT id FROM appended ORDER BY id`,
      [
        JSON.stringify(
          events.map((event) => ({
            workspace_id: event.workspaceId,
            initiative_id: event.initiativeId ?? null,
            kind: event.kind,
            subject_type: event.subjectType,
            subject_id: event.subjectId,
            summary: event.summary,
            actor_id: event.actorId ?? null,
            before: event.before ?? null,
            after: event.after ?? null,
          })),
        ),
      ],
    );
    return rows.map(({ id }) => id);
  }
}
