import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { shareLinkRoutes as routes } from '@workback/contracts/share-link/share-link.routes';
import { ShareLinkService } from '@workback/server/features/share-link/share-link.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

type In<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;
type Out<Name extends keyof typeof routes> = Promise<RouteResponse<(typeof routes)[Name]>>;

/** Pages for people without an account. */
@Controller()
export class ShareLinkController {
  constructor(private readonly links: ShareLinkService) {}

  @Handles(routes.list)
  list(@Input() { params }: In<'list'>): Out<'list'> {
    return this.links.list(params.workspaceId);
  }

  @Handles(routes.create)
  create(@Input() { params, body }: In<'create'>, @Caller() { userId }: Actor): Out<'create'> {
    return this.links.create(params.workspaceId, body, userId);
  }

  @Handles(routes.revoke)
  revoke(@Input() { params }: In<'revoke'>, @Caller() { userId }: Actor): Promise<void> {
    return this.links.revoke(params.workspaceId, params.shareLinkId, userId);
  }

  @Handles(routes.open)
  open(@Input() { body }: In<'open'>): Out<'open'> {
    return this.links.open(body.token);
  }
}
