import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { savedViewRoutes as routes } from '@workback/contracts/saved-view/saved-view.routes';
import type { Role } from '@workback/domain/access/permissions';
import { SavedViewService } from '@workback/server/features/saved-view/saved-view.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

type In<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;
type Out<Name extends keyof typeof routes> = Promise<RouteResponse<(typeof routes)[Name]>>;

/** Named views of screens. */
@Controller()
export class SavedViewController {
  constructor(private readonly savedViews: SavedViewService) {}

  @Handles(routes.list)
  list(@Input() { params, query }: In<'list'>, @Caller() { userId }: Actor): Out<'list'> {
    return this.savedViews.list(params.workspaceId, userId, query.place ?? null);
  }

  @Handles(routes.create)
  create(@Input() { params, body }: In<'create'>, @Caller() caller: Actor): Out<'create'> {
    return this.savedViews.create(params.workspaceId, body, viewer(caller));
  }

  @Handles(routes.update)
  update(@Input() { params, body, ifMatch }: In<'update'>, @Caller() caller: Actor): Out<'update'> {
    return this.savedViews.update(params.workspaceId, params.savedViewId, ifMatch, body, viewer(caller));
  }

  @Handles(routes.remove)
  remove(@Input() { params }: In<'remove'>, @Caller() caller: Actor): Promise<void> {
    return this.savedViews.remove(params.workspaceId, params.savedViewId, viewer(caller));
  }
}

/** The guard lets nobody without a role in the workspace through. */
const viewer = ({ userId, role }: Actor) => ({ userId, role: role as Role });
