import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { planChangeRoutes } from '@workback/contracts/roadmap/plan-change.routes';
import { BaselineService } from '@workback/server/features/roadmap/baseline.service';
import { PlanChangeService } from '@workback/server/features/roadmap/plan-change.service';
import { SlipService } from '@workback/server/features/roadmap/slip.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Changes of a plan as steps, and its baselines. */
@Controller()
export class PlanChangeController {
  constructor(
    private readonly changes: PlanChangeService,
    private readonly baselinesOf: BaselineService,
    private readonly slips: SlipService,
  ) {}

  @Handles(planChangeRoutes.list)
  list(
    @Input() { params, query }: RouteInput<typeof planChangeRoutes.list>,
  ): Promise<RouteResponse<typeof planChangeRoutes.list>> {
    return this.changes.list(params, query.before ?? null, query.limit);
  }

  @Handles(planChangeRoutes.apply)
  apply(
    @Input() { params, body, ifMatch }: RouteInput<typeof planChangeRoutes.apply>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof planChangeRoutes.apply>> {
    return this.changes.apply(params, ifMatch, body, caller.userId);
  }

  @Handles(planChangeRoutes.undo)
  undo(
    @Input() { params: { planVersion, ...plan }, body }: RouteInput<typeof planChangeRoutes.undo>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof planChangeRoutes.undo>> {
    return this.changes.undo(plan, planVersion, body.reason, caller.userId);
  }

  @Handles(planChangeRoutes.baselines)
  baselines(
    @Input() { params }: RouteInput<typeof planChangeRoutes.baselines>,
  ): Promise<RouteResponse<typeof planChangeRoutes.baselines>> {
    return this.baselinesOf.list(params);
  }

  @Handles(planChangeRoutes.takeBaseline)
  takeBaseline(
    @Input() { params, body }: RouteInput<typeof planChangeRoutes.takeBaseline>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof planChangeRoutes.takeBaseline>> {
    return this.baselinesOf.take(params, body.name, caller.userId);
  }

  @Handles(planChangeRoutes.removeBaseline)
  removeBaseline(
    @Input() { params }: RouteInput<typeof planChangeRoutes.removeBaseline>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof planChangeRoutes.removeBaseline>> {
    return this.baselinesOf.remove(params, caller.userId);
  }

  @Handles(planChangeRoutes.slip)
  slip(
    @Input() { params }: RouteInput<typeof planChangeRoutes.slip>,
  ): Promise<RouteResponse<typeof planChangeRoutes.slip>> {
    return this.slips.read(params);
  }
}
