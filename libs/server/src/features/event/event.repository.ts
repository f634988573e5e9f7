import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { EventEntity } from './event.entity.js';

export interface EventRow extends Pick<
  EventEntity,
  'id' | 'kind' | 'initiativeId' | 'subjectType' | 'subjectId' | 'summary' | 'actorId' | 'at'
> {
  readonly actorName: string | null;
}

/** What of the feed is asked for; `before` is the id that the page starts below. */
export interface EventFilter {
  readonly initiativeId?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Reads the record of what happened; it is written by the EventLog only. */
@Injectable()
export class EventRepository {
  constructor(private readonly database: Database) {}

  list(workspaceId: string, { initiativeId, before, limit }: EventFilter): Promise<EventRow[]> {
    return this.database.query(
      `SELECT e.id, e.kind, e.initiative_id AS "initiativeId", e.subject_type AS "subjectType", e.subject_id AS "subjectId",
              e.summary, e.actor_id AS "actorId", u.name AS "actorName", e.at
         FROM events e LEFT JOIN users u ON u.id = e.actor_id
        WHERE e.workspace_id = $1 AND ($2::uuid IS NULL OR e.initiative_id = $2) AND ($3::bigint IS NULL OR e.id < $3)
        ORDER BY e.id DESC LIMIT $4`,
      [workspaceId, initiativeId ?? null, before ?? null, limit],
    );
  }
}
