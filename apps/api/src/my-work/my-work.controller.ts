import { Controller } from '@nestjs/common';
import { myWorkRoutes } from '@workback/contracts/my-work/my-work.routes';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { MyWorkService } from '@workback/server/features/my-work/my-work.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** What waits for the caller. */
@Controller()
export class MyWorkController {
  constructor(private readonly work: MyWorkService) {}

  @Handles(myWorkRoutes.get)
  get(
    @Input() { params }: RouteInput<typeof myWorkRoutes.get>,
    @Caller() { userId }: Actor,
  ): Promise<RouteResponse<typeof myWorkRoutes.get>> {
    return this.work.get(params.workspaceId, userId);
  }
}
