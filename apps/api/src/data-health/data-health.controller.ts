import { Controller } from '@nestjs/common';
import { dataHealthRoutes } from '@workback/contracts/data-health/data-health.routes';
import type { DataHealthWire, KpiDataHealth } from '@workback/contracts/data-health/data-health.schemas';
import type { RouteInput } from '@workback/contracts/platform/route';
import { DataHealthService } from '@workback/server/features/data-health/data-health.service';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Can the numbers be relied on. */
@Controller()
export class DataHealthController {
  constructor(private readonly health: DataHealthService) {}

  @Handles(dataHealthRoutes.list)
  list(@Input() { params }: RouteInput<typeof dataHealthRoutes.list>): Promise<DataHealthWire> {
    return this.health.list(params.workspaceId);
  }

  @Handles(dataHealthRoutes.get)
  get(@Input() { params }: RouteInput<typeof dataHealthRoutes.get>): Promise<KpiDataHealth> {
    return this.health.get(params.workspaceId, params.kpiId);
  }
}
