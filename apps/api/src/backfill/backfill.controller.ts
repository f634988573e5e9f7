import { Controller } from '@nestjs/common';
import { backfillRoutes } from '@workback/contracts/backfill/backfill.routes';
import type { Backfill } from '@workback/contracts/backfill/backfill.schemas';
import type { RouteInput } from '@workback/contracts/platform/route';
import { BackfillService } from '@workback/server/features/backfill/backfill.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Asking for days of the past. */
@Controller()
export class BackfillController {
  constructor(private readonly backfills: BackfillService) {}

  @Handles(backfillRoutes.list)
  list(@Input() { params }: RouteInput<typeof backfillRoutes.list>): Promise<{ backfills: Backfill[] }> {
    return this.backfills.list(params.workspaceId, params.kpiId);
  }

  @Handles(backfillRoutes.start)
  start(
    @Input() { params, body }: RouteInput<typeof backfillRoutes.start>,
    @Caller() { userId }: Actor,
  ): Promise<Backfill> {
    return this.backfills.start(params.workspaceId, params.kpiId, body, userId);
  }

  @Handles(backfillRoutes.step)
  step(
    @Input() { params, body }: RouteInput<typeof backfillRoutes.step>,
    @Caller() { userId }: Actor,
  ): Promise<Backfill> {
    return this.backfills.step(params, body.step, userId);
  }
}
