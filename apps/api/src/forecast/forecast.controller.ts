import { Controller } from '@nestjs/common';
import { forecastRoutes as routes } from '@workback/contracts/forecast/forecast.routes';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { ForecastService } from '@workback/server/features/forecast/forecast.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

type In<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;
type Out<Name extends keyof typeof routes> = Promise<RouteResponse<(typeof routes)[Name]>>;

/** Forecasts of launch dates. */
@Controller()
export class ForecastController {
  constructor(private readonly forecasts: ForecastService) {}

  @Handles(routes.list)
  list(@Input() { params }: In<'list'>): Out<'list'> {
    return this.forecasts.list(params.workspaceId, params.initiativeId);
  }

  @Handles(routes.create)
  create(@Input() { params, body }: In<'create'>, @Caller() { userId }: Actor): Out<'create'> {
    return this.forecasts.create(params.workspaceId, params.initiativeId, body, userId);
  }

  @Handles(routes.cancel)
  cancel(@Input() { params }: In<'cancel'>): Out<'cancel'> {
    return this.forecasts.cancel(params.workspaceId, params.initiativeId, params.forecastId);
  }
}
