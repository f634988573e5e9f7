import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { presenceRoutes } from '@workback/contracts/presence/presence.routes';
import { PresenceService } from '@workback/server/features/presence/presence.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Who else is here. */
@Controller()
export class PresenceController {
  constructor(private readonly presences: PresenceService) {}

  @Handles(presenceRoutes.beat)
  beat(
    @Input() { params, body }: RouteInput<typeof presenceRoutes.beat>,
    @Caller() { userId }: Actor,
  ): Promise<RouteResponse<typeof presenceRoutes.beat>> {
    return this.presences.beat({ ...params, userId }, body);
  }

  @Handles(presenceRoutes.leave)
  leave(@Input() { params }: RouteInput<typeof presenceRoutes.leave>, @Caller() { userId }: Actor): Promise<void> {
    return this.presences.leave({ ...params, userId });
  }
}
