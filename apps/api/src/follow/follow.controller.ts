import { Controller } from '@nestjs/common';
import { followRoutes } from '@workback/contracts/follow/follow.routes';
import type { Follow } from '@workback/contracts/follow/follow.schemas';
import type { RouteInput } from '@workback/contracts/platform/route';
import { FollowService } from '@workback/server/features/follow/follow.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Whether the caller follows an initiative. */
@Controller()
export class FollowController {
  constructor(private readonly follows: FollowService) {}

  @Handles(followRoutes.get)
  get(@Input() { params }: RouteInput<typeof followRoutes.get>, @Caller() caller: Actor): Promise<Follow> {
    return this.follows.get(params.workspaceId, params.initiativeId, caller.userId);
  }

  @Handles(followRoutes.put)
  put(@Input() { params, body }: RouteInput<typeof followRoutes.put>, @Caller() caller: Actor): Promise<Follow> {
    return this.follows.set(params.workspaceId, params.initiativeId, caller.userId, body.following);
  }
}
