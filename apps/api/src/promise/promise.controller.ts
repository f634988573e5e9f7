import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { promiseRoutes } from '@workback/contracts/promise/promise.routes';
import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import { PromiseService } from '@workback/server/features/promise/promise.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Passages of a PR/FAQ that the team is held to. */
@Controller()
export class PromiseController {
  constructor(private readonly promises: PromiseService) {}

  @Handles(promiseRoutes.list)
  list(@Input() { params }: RouteInput<typeof promiseRoutes.list>): Promise<RouteResponse<typeof promiseRoutes.list>> {
    return this.promises.list(params.workspaceId, params.initiativeId);
  }

  @Handles(promiseRoutes.mark)
  mark(
    @Input() { params, body }: RouteInput<typeof promiseRoutes.mark>,
    @Caller() caller: Actor,
  ): Promise<PromiseWire> {
    return this.promises.mark(params.workspaceId, params.initiativeId, body, caller.userId);
  }

  @Handles(promiseRoutes.update)
  update(
    @Input() { params, body, ifMatch }: RouteInput<typeof promiseRoutes.update>,
    @Caller() caller: Actor,
  ): Promise<PromiseWire> {
    const { workspaceId, initiativeId, promiseId } = params;
    return this.promises.update(workspaceId, initiativeId, promiseId, ifMatch, body, caller.userId);
  }

  @Handles(promiseRoutes.unmark)
  unmark(@Input() { params }: RouteInput<typeof promiseRoutes.unmark>, @Caller() caller: Actor): Promise<void> {
    return this.promises.unmark(params.workspaceId, params.initiativeId, params.promiseId, caller.userId);
  }
}
