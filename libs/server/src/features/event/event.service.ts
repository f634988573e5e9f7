import { Injectable } from '@nestjs/common';
import type { EventWire } from '@workback/contracts/event/event.schemas';
import { type EventFilter, EventRepository, type EventRow } from './event.repository.js';

/** The activity feed. */
@Injectable()
export class EventService {
  constructor(private readonly events: EventRepository) {}

  /** What happened, newest first. */
  async list(workspaceId: string, filter: EventFilter): Promise<{ events: EventWire[] }> {
    return { events: (await this.events.list(workspaceId, filter)).map(toEvent) };
  }
}

function toEvent({ actorId, actorName, at, ...event }: EventRow): EventWire {
  return {
    ...event,
    actor: actorId === null || actorName === null ? null : { id: actorId, name: actorName },
    at: at.toISOString(),
  };
}
