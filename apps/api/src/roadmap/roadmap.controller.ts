import { Controller } from '@nestjs/common';
import type { RouteInput } from '@workback/contracts/platform/route';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { RoadmapService } from '@workback/server/features/roadmap/roadmap.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** The workback schedule of an initiative; every change answers all of it. */
@Controller()
export class RoadmapController {
  constructor(private readonly roadmaps: RoadmapService) {}

  @Handles(roadmapRoutes.get)
  get(@Input() { params }: RouteInput<typeof roadmapRoutes.get>): Promise<Roadmap> {
    return this.roadmaps.get(params.workspaceId, params.initiativeId);
  }

  @Handles(roadmapRoutes.addMilestone)
  addMilestone(
    @Input() { params, body }: RouteInput<typeof roadmapRoutes.addMilestone>,
    @Caller() caller: Actor,
  ): Promise<Roadmap> {
    return this.roadmaps.addMilestone(params.workspaceId, params.initiativeId, body, caller.userId);
  }

  @Handles(roadmapRoutes.updateMilestone)
  updateMilestone(
    @Input() { params, body, ifMatch }: RouteInput<typeof roadmapRoutes.updateMilestone>,
    @Caller() caller: Actor,
  ): Promise<Roadmap> {
    return this.roadmaps.updateMilestone(params, ifMatch, body, caller.userId);
  }

  @Handles(roadmapRoutes.removeMilestone)
  removeMilestone(
    @Input() { params }: RouteInput<typeof roadmapRoutes.removeMilestone>,
    @Caller() caller: Actor,
  ): Promise<Roadmap> {
    return this.roadmaps.removeMilestone(params, caller.userId);
  }
}
