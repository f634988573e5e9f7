import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { crossDependencyRoutes } from '@workback/contracts/roadmap/cross-dependency.routes';
import { CrossDependencyService } from '@workback/server/features/cross-dependency/cross-dependency.service';
import { PortfolioTimelineService } from '@workback/server/features/portfolio/portfolio-timeline.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** The plans of all initiatives beside each other, and dependencies between them. */
@Controller()
export class CrossDependencyController {
  constructor(
    private readonly timelines: PortfolioTimelineService,
    private readonly crossing: CrossDependencyService,
  ) {}

  @Handles(crossDependencyRoutes.timeline)
  timeline(
    @Input() { params }: RouteInput<typeof crossDependencyRoutes.timeline>,
  ): Promise<RouteResponse<typeof crossDependencyRoutes.timeline>> {
    return this.timelines.get(params.workspaceId);
  }

  @Handles(crossDependencyRoutes.create)
  create(
    @Input() { params, body }: RouteInput<typeof crossDependencyRoutes.create>,
    @Caller() { userId }: Actor,
  ): Promise<RouteResponse<typeof crossDependencyRoutes.create>> {
    return this.crossing.create(params.workspaceId, body, userId);
  }

  @Handles(crossDependencyRoutes.remove)
  remove(
    @Input() { params }: RouteInput<typeof crossDependencyRoutes.remove>,
    @Caller() { userId }: Actor,
  ): Promise<void> {
    return this.crossing.remove(params.workspaceId, params.dependencyId, userId);
  }
}
