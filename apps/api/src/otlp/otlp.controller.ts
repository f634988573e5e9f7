import { Controller } from '@nestjs/common';
import { otlpRoutes } from '@workback/contracts/otlp/otlp.routes';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { OtlpService } from '@workback/server/features/otlp/otlp.service';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Metrics by OTLP. */
@Controller()
export class OtlpController {
  constructor(private readonly otlp: OtlpService) {}

  @Handles(otlpRoutes.receive)
  receive(
    @Input() { params, body }: RouteInput<typeof otlpRoutes.receive>,
  ): Promise<RouteResponse<typeof otlpRoutes.receive>> {
    return this.otlp.receive(params.workspaceId, params.sourceId, body);
  }
}
