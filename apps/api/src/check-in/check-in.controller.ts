import { Controller } from '@nestjs/common';
import { checkInRoutes as routes } from '@workback/contracts/check-in/check-in.routes';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { CheckInCadenceService } from '@workback/server/features/check-in/check-in-cadence.service';
import { CheckInService } from '@workback/server/features/check-in/check-in.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

type In<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;
type Out<Name extends keyof typeof routes> = Promise<RouteResponse<(typeof routes)[Name]>>;

/** How people say it stands, and when they are expected to. */
@Controller()
export class CheckInController {
  constructor(
    private readonly checkIns: CheckInService,
    private readonly cadences: CheckInCadenceService,
  ) {}

  @Handles(routes.list)
  list(@Input() { params }: In<'list'>): Out<'list'> {
    return this.checkIns.list(params.workspaceId, params.initiativeId);
  }

  @Handles(routes.create)
  create(@Input() { params, body }: In<'create'>, @Caller() { userId }: Actor): Out<'create'> {
    return this.checkIns.create(params.workspaceId, params.initiativeId, body, { id: userId, byLink: false });
  }

  @Handles(routes.withdraw)
  withdraw(@Input() { params }: In<'withdraw'>, @Caller() { userId }: Actor): Promise<void> {
    return this.checkIns.withdraw(params.workspaceId, params.initiativeId, params.checkInId, userId);
  }

  @Handles(routes.acknowledge)
  acknowledge(@Input() { params }: In<'acknowledge'>, @Caller() { userId }: Actor): Out<'acknowledge'> {
    return this.checkIns.acknowledge(params.workspaceId, params.initiativeId, params.checkInId, userId);
  }

  @Handles(routes.cadence)
  cadence(@Input() { params }: In<'cadence'>): Out<'cadence'> {
    return this.cadences.get(params.workspaceId, params.initiativeId);
  }

  @Handles(routes.setCadence)
  setCadence(@Input() { params, body, ifMatch }: In<'setCadence'>, @Caller() { userId }: Actor): Out<'setCadence'> {
    return this.cadences.set(params.workspaceId, params.initiativeId, ifMatch, body, userId);
  }
}
