import { Controller, Header } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { planExchangeRoutes } from '@workback/contracts/roadmap/plan-exchange.routes';
import { PlanExchangeService } from '@workback/server/features/roadmap/plan-exchange.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Plans out of files and into them. */
@Controller()
export class PlanExchangeController {
  constructor(private readonly exchange: PlanExchangeService) {}

  @Handles(planExchangeRoutes.exportCsv)
  @Header('content-disposition', 'attachment; filename="milestones.csv"')
  exportCsv(@Input() { params }: RouteInput<typeof planExchangeRoutes.exportCsv>): Promise<string> {
    return this.exchange.exportCsv(params);
  }

  @Handles(planExchangeRoutes.preview)
  preview(
    @Input() { params, body }: RouteInput<typeof planExchangeRoutes.preview>,
  ): Promise<RouteResponse<typeof planExchangeRoutes.preview>> {
    return this.exchange.preview(params, body);
  }

  @Handles(planExchangeRoutes.import)
  import(
    @Input() { params, body, ifMatch }: RouteInput<typeof planExchangeRoutes.import>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof planExchangeRoutes.import>> {
    return this.exchange.import(params, ifMatch, body, caller.userId);
  }
}
