import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { runRoutes } from '@workback/contracts/run/run.routes';
import { RunService } from '@workback/server/features/run/run.service';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** The history of runs. */
@Controller()
export class RunController {
  constructor(private readonly runs: RunService) {}

  @Handles(runRoutes.list)
  list(@Input() { params, query }: RouteInput<typeof runRoutes.list>): Promise<RouteResponse<typeof runRoutes.list>> {
    return this.runs.list(params.workspaceId, query);
  }

  @Handles(runRoutes.get)
  get(@Input() { params }: RouteInput<typeof runRoutes.get>): Promise<RouteResponse<typeof runRoutes.get>> {
    return this.runs.get(params.workspaceId, params.runId);
  }
}
