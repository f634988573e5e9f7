import { Controller } from '@nestjs/common';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import type { EventWire } from '@workback/contracts/event/event.schemas';
import type { RouteInput } from '@workback/contracts/platform/route';
import { EventService } from '@workback/server/features/event/event.service';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** What happened in a workspace. */
@Controller()
export class EventController {
  constructor(private readonly events: EventService) {}

  @Handles(eventRoutes.list)
  list(@Input() { params, query }: RouteInput<typeof eventRoutes.list>): Promise<{ events: EventWire[] }> {
    return this.events.list(params.workspaceId, query);
  }
}
