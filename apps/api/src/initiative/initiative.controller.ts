import { Controller } from '@nestjs/common';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import type { RouteInput } from '@workback/contracts/platform/route';
import { InitiativeService } from '@workback/server/features/initiative/initiative.service';
import { LaunchService } from '@workback/server/features/launch/launch.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Initiatives from their start to their verdicts. */
@Controller()
export class InitiativeController {
  constructor(
    private readonly initiatives: InitiativeService,
    private readonly launches: LaunchService,
  ) {}

  @Handles(initiativeRoutes.create)
  create(
    @Input() { params, body }: RouteInput<typeof initiativeRoutes.create>,
    @Caller() caller: Actor,
  ): Promise<Initiative> {
    return this.initiatives.create(params.workspaceId, body, caller.userId);
  }

  @Handles(initiativeRoutes.get)
  get(@Input() { params }: RouteInput<typeof initiativeRoutes.get>): Promise<Initiative> {
    return this.initiatives.get(params.workspaceId, params.initiativeId);
  }

  @Handles(initiativeRoutes.update)
  update(
    @Input() { params, body, ifMatch }: RouteInput<typeof initiativeRoutes.update>,
    @Caller() caller: Actor,
  ): Promise<Initiative> {
    return this.initiatives.update(params.workspaceId, params.initiativeId, ifMatch, body, caller.userId);
  }

  @Handles(initiativeRoutes.launch)
  launch(
    @Input() { params, body }: RouteInput<typeof initiativeRoutes.launch>,
    @Caller() caller: Actor,
  ): Promise<Initiative> {
    return this.launches.declare(params.workspaceId, params.initiativeId, body, caller.userId);
  }

  @Handles(initiativeRoutes.cancelLaunch)
  cancelLaunch(
    @Input() { params, body }: RouteInput<typeof initiativeRoutes.cancelLaunch>,
    @Caller() caller: Actor,
  ): Promise<Initiative> {
    return this.launches.cancel(params.workspaceId, params.initiativeId, body.reason, caller.userId);
  }

  @Handles(initiativeRoutes.conclude)
  conclude(
    @Input() { params }: RouteInput<typeof initiativeRoutes.conclude>,
    @Caller() caller: Actor,
  ): Promise<Initiative> {
    return this.initiatives.conclude(params.workspaceId, params.initiativeId, caller.userId);
  }
}
