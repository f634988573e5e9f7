import { Injectable } from '@nestjs/common';
import type { EventWire } from '@workback/contracts/event/event.schemas';
import { changesBetween, peopleIn } from '@workback/domain/event/changes';
import { linkOf } from './event-link.js';
import { type EventFilter, EventRepository, type EventRow } from './event.repository.js';

/** The activity feed. */
@Injectable()
export class EventService {
  constructor(private readonly events: EventRepository) {}

  /** What happened, newest first. */
  async list(workspaceId: string, filter: EventFilter): Promise<{ events: EventWire[] }> {
    const rows = await this.events.list(workspaceId, filter);
    const named = new Set(rows.flatMap(({ before, after }) => [...peopleIn(before), ...peopleIn(after)]));
    const people = named.size === 0 ? [] : await this.events.people(workspaceId, [...named]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return { events: rows.map((row) => toEvent(row, names)) };
  }
}

function toEvent(row: EventRow, names: ReadonlyMap<string, string>): EventWire {
  const { actorId, actorName, before, after, at, ...event } = row;
  // What somebody said is read where they said it, or not at all once they took it back.
  const isComment = row.kind.startsWith('comment.');
  return {
    ...event,
    changes: isComment ? [] : [...changesBetween(before, after, (id) => names.get(id))],
    link: linkOf(row),
    actor: actorId === null || actorName === null ? null : { id: actorId, name: actorName },
    at: at.toISOString(),
  };
}
