import { Controller } from '@nestjs/common';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import type {
  CriterionHistoryWire,
  CriterionWire,
  DryRunWire,
  VerdictCheckWire,
} from '@workback/contracts/criterion/criterion.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { CriterionService } from '@workback/server/features/criterion/criterion.service';
import { VerdictService } from '@workback/server/features/criterion/verdict.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** What must be true of KPIs, and when. */
@Controller()
export class CriterionController {
  constructor(
    private readonly criteria: CriterionService,
    private readonly verdicts: VerdictService,
  ) {}

  @Handles(criterionRoutes.list)
  list(@Input() { params, query }: RouteInput<typeof criterionRoutes.list>): Promise<{ criteria: CriterionWire[] }> {
    return this.criteria.list(params.workspaceId, query);
  }

  @Handles(criterionRoutes.create)
  create(
    @Input() { params, body }: RouteInput<typeof criterionRoutes.create>,
    @Caller() { userId }: Actor,
  ): Promise<CriterionWire> {
    return this.criteria.create(params.workspaceId, body, userId);
  }

  @Handles(criterionRoutes.update)
  update(
    @Input() { params, body, ifMatch }: RouteInput<typeof criterionRoutes.update>,
    @Caller() { userId }: Actor,
  ): Promise<CriterionWire> {
    return this.criteria.update(params.workspaceId, params.criterionId, ifMatch, body, userId);
  }

  @Handles(criterionRoutes.remove)
  remove(@Input() { params }: RouteInput<typeof criterionRoutes.remove>, @Caller() { userId }: Actor): Promise<void> {
    return this.criteria.remove(params.workspaceId, params.criterionId, userId);
  }

  @Handles(criterionRoutes.evaluations)
  evaluations(
    @Input() { params }: RouteInput<typeof criterionRoutes.evaluations>,
  ): Promise<RouteResponse<typeof criterionRoutes.evaluations>> {
    return this.criteria.evaluations(params.workspaceId, params.criterionId);
  }

  @Handles(criterionRoutes.checkVerdict)
  checkVerdict(@Input() { params }: RouteInput<typeof criterionRoutes.checkVerdict>): Promise<VerdictCheckWire> {
    return this.verdicts.check(params.workspaceId, params.criterionId, params.evaluationId);
  }

  @Handles(criterionRoutes.history)
  history(@Input() { params }: RouteInput<typeof criterionRoutes.history>): Promise<CriterionHistoryWire> {
    return this.verdicts.history(params.workspaceId, params.criterionId);
  }

  @Handles(criterionRoutes.dryRun)
  dryRun(@Input() { params, body }: RouteInput<typeof criterionRoutes.dryRun>): Promise<DryRunWire> {
    return this.verdicts.tryRule(params.workspaceId, body);
  }
}
