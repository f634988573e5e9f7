import { Controller } from '@nestjs/common';
import { amendmentRoutes } from '@workback/contracts/amendment/amendment.routes';
import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { AmendmentService } from '@workback/server/features/amendment/amendment.service';
import { DriftService } from '@workback/server/features/amendment/drift.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Amendments of approved PR/FAQs, and what changed since the first approval. */
@Controller()
export class AmendmentController {
  constructor(
    private readonly amendments: AmendmentService,
    private readonly drifts: DriftService,
  ) {}

  @Handles(amendmentRoutes.list)
  list(
    @Input() { params }: RouteInput<typeof amendmentRoutes.list>,
  ): Promise<RouteResponse<typeof amendmentRoutes.list>> {
    return this.amendments.list(params.workspaceId, params.initiativeId);
  }

  @Handles(amendmentRoutes.propose)
  propose(
    @Input() { params, body }: RouteInput<typeof amendmentRoutes.propose>,
    @Caller() caller: Actor,
  ): Promise<Amendment> {
    return this.amendments.propose(params.workspaceId, params.initiativeId, body.reason, caller.userId);
  }

  @Handles(amendmentRoutes.get)
  get(@Input() { params }: RouteInput<typeof amendmentRoutes.get>): Promise<Amendment> {
    return this.amendments.get(params);
  }

  @Handles(amendmentRoutes.edit)
  edit(
    @Input() { params, body, ifMatch }: RouteInput<typeof amendmentRoutes.edit>,
    @Caller() caller: Actor,
  ): Promise<Amendment> {
    return this.amendments.edit(params, ifMatch, body, caller.userId);
  }

  @Handles(amendmentRoutes.withdraw)
  withdraw(
    @Input() { params, body }: RouteInput<typeof amendmentRoutes.withdraw>,
    @Caller() caller: Actor,
  ): Promise<Amendment> {
    return this.amendments.withdraw(params, body.reason, caller.userId);
  }

  @Handles(amendmentRoutes.drift)
  drift(
    @Input() { params }: RouteInput<typeof amendmentRoutes.drift>,
  ): Promise<RouteResponse<typeof amendmentRoutes.drift>> {
    return this.drifts.get(params.workspaceId, params.initiativeId);
  }
}
