import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { roundRoutes } from '@workback/contracts/round/round.routes';
import type { RequiredChange, Round } from '@workback/contracts/round/round.schemas';
import { RequiredChangeService } from '@workback/server/features/round/required-change.service';
import { RoundService } from '@workback/server/features/round/round.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Review rounds: who reads, what they say, the verdict. */
@Controller()
export class RoundController {
  constructor(
    private readonly rounds: RoundService,
    private readonly changes: RequiredChangeService,
  ) {}

  @Handles(roundRoutes.list)
  list(@Input() { params }: RouteInput<typeof roundRoutes.list>): Promise<RouteResponse<typeof roundRoutes.list>> {
    return this.rounds.list(params.workspaceId, params.initiativeId);
  }

  @Handles(roundRoutes.start)
  start(@Input() { params, body }: RouteInput<typeof roundRoutes.start>, @Caller() caller: Actor): Promise<Round> {
    return this.rounds.start(params.workspaceId, params.initiativeId, body, caller.userId);
  }

  @Handles(roundRoutes.change)
  change(
    @Input() { params, body, ifMatch }: RouteInput<typeof roundRoutes.change>,
    @Caller() caller: Actor,
  ): Promise<Round> {
    return this.rounds.change(params, ifMatch, body, caller.userId);
  }

  @Handles(roundRoutes.answer)
  answer(@Input() { params, body }: RouteInput<typeof roundRoutes.answer>, @Caller() caller: Actor): Promise<Round> {
    return this.rounds.answer(params, body, caller.userId);
  }

  @Handles(roundRoutes.close)
  close(@Input() { params, body }: RouteInput<typeof roundRoutes.close>, @Caller() caller: Actor): Promise<Round> {
    return this.rounds.close(params, body, caller.userId);
  }

  @Handles(roundRoutes.withdraw)
  withdraw(
    @Input() { params, body }: RouteInput<typeof roundRoutes.withdraw>,
    @Caller() caller: Actor,
  ): Promise<Round> {
    return this.rounds.withdraw(params, body.reason, caller.userId);
  }

  @Handles(roundRoutes.tick)
  tick(
    @Input() { params, body, ifMatch }: RouteInput<typeof roundRoutes.tick>,
    @Caller() caller: Actor,
  ): Promise<RequiredChange> {
    const { workspaceId, initiativeId, changeId } = params;
    return this.changes.tick(workspaceId, initiativeId, changeId, ifMatch, body, caller.userId);
  }

  @Handles(roundRoutes.exportLog)
  exportLog(@Input() { params }: RouteInput<typeof roundRoutes.exportLog>): Promise<string> {
    return this.rounds.exportLog(params.workspaceId, params.initiativeId);
  }
}
