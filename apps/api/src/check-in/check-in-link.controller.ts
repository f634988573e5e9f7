import { Controller } from '@nestjs/common';
import { checkInLinkRoutes as routes } from '@workback/contracts/check-in/check-in-link.routes';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { CheckInLinkService } from '@workback/server/features/check-in/check-in-link.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

type In<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;
type Out<Name extends keyof typeof routes> = Promise<RouteResponse<(typeof routes)[Name]>>;

/** Checking in by a one-time link. */
@Controller()
export class CheckInLinkController {
  constructor(private readonly links: CheckInLinkService) {}

  @Handles(routes.create)
  create(@Input() { params, body }: In<'create'>, @Caller() { userId }: Actor): Out<'create'> {
    return this.links.create(params.workspaceId, params.initiativeId, body, userId);
  }

  @Handles(routes.open)
  open(@Input() { body }: In<'open'>): Out<'open'> {
    return this.links.open(body.token);
  }

  @Handles(routes.use)
  use(@Input() { body }: In<'use'>): Out<'use'> {
    return this.links.use(body);
  }
}
