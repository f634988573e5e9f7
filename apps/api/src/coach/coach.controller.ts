import { Controller } from '@nestjs/common';
import { coachRoutes } from '@workback/contracts/coach/coach.routes';
import type { CoachSilenceWire } from '@workback/contracts/coach/coach.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { CoachService } from '@workback/server/features/coach/coach.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Remarks of the coach, and which of them are silenced. */
@Controller()
export class CoachController {
  constructor(private readonly coach: CoachService) {}

  @Handles(coachRoutes.report)
  report(
    @Input() { params }: RouteInput<typeof coachRoutes.report>,
  ): Promise<RouteResponse<typeof coachRoutes.report>> {
    return this.coach.report(params.workspaceId, params.initiativeId);
  }

  @Handles(coachRoutes.silences)
  silences(
    @Input() { params }: RouteInput<typeof coachRoutes.silences>,
  ): Promise<RouteResponse<typeof coachRoutes.silences>> {
    return this.coach.silences(params.workspaceId, params.initiativeId);
  }

  @Handles(coachRoutes.silence)
  silence(
    @Input() { params, body }: RouteInput<typeof coachRoutes.silence>,
    @Caller() caller: Actor,
  ): Promise<CoachSilenceWire> {
    return this.coach.silence(params.workspaceId, params.initiativeId, body, caller.userId);
  }

  @Handles(coachRoutes.hear)
  hear(@Input() { params }: RouteInput<typeof coachRoutes.hear>, @Caller() caller: Actor): Promise<void> {
    return this.coach.hear(params.workspaceId, params.initiativeId, params.silenceId, caller.userId);
  }
}
