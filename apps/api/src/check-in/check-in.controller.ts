import { Controller } from '@nestjs/common';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { CheckInService } from '@workback/server/features/check-in/check-in.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** How people say it stands. */
@Controller()
export class CheckInController {
  constructor(private readonly checkIns: CheckInService) {}

  @Handles(checkInRoutes.list)
  list(@Input() { params }: RouteInput<typeof checkInRoutes.list>): Promise<RouteResponse<typeof checkInRoutes.list>> {
    return this.checkIns.list(params.workspaceId, params.initiativeId);
  }

  @Handles(checkInRoutes.create)
  create(
    @Input() { params, body }: RouteInput<typeof checkInRoutes.create>,
    @Caller() caller: Actor,
  ): Promise<CheckIn> {
    return this.checkIns.create(params.workspaceId, params.initiativeId, body, caller.userId);
  }
}
