import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import { type EventGroup, eventGroups } from '@workback/domain/event/event-groups';
import { Database } from '../../platform/database/database.js';
import type { EventEntity } from './event.entity.js';

export interface EventRow extends Pick<
  EventEntity,
  'id' | 'kind' | 'initiativeId' | 'subjectType' | 'subjectId' | 'summary' | 'actorId' | 'before' | 'after' | 'at'
> {
  readonly actorName: string | null;
  readonly initiativeName: string | null;
}

/** What of the feed is asked for; `before` is the id that the page starts below. */
export interface EventFilter {
  readonly initiativeId?: string | undefined;
  readonly group?: EventGroup | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Reads the record of what happened; it is written by the EventLog only. */
@Injectable()
export class EventRepository {
  constructor(private readonly database: Database) {}

  list(workspaceId: string, { initiativeId, group, before, limit }: EventFilter): Promise<EventRow[]> {
    return this.database.query(
      `SELECT e.id, e.kind, e.initiative_id AS "initiativeId", e.subject_type AS "subjectType", e.subject_id AS "subjectId",
              e.summary, e.actor_id AS "actorId", u.name AS "actorName", i.name AS "initiativeName", e.at,
              -- Whole texts may stand there; a feed shows fields.
              CASE WHEN length(e.before::text) < 20000 THEN e.before END AS before,
              CASE WHEN length(e.after::text) < 20000 THEN e.after END AS after
         FROM events e LEFT JOIN users u ON u.id = e.actor_id LEFT JOIN initiatives i ON i.id = e.initiative_id
        WHERE e.workspace_id = $1 AND ($2::uuid IS NULL OR e.initiative_id = $2) AND ($3::bigint IS NULL OR e.id < $3)
          AND ($5::text[] IS NULL OR split_part(e.kind, '.', 1) = ANY($5))
        ORDER BY e.id DESC LIMIT $4`,
      [workspaceId, initiativeId ?? null, before ?? null, limit, group ? eventGroups[group] : null],
    );
  }

  /** Those of these people who belong to the workspace, with their names. */
  people(workspaceId: string, userIds: readonly string[]): Promise<Person[]> {
    return this.database.query<Person>(
      `SELECT u.id, u.name FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.workspace_id = $1 AND m.user_id = ANY($2::uuid[])`,
      [workspaceId, userIds],
    );
  }
}
