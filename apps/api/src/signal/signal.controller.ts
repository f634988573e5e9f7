import { Controller } from '@nestjs/common';
import type { RouteInput } from '@workback/contracts/platform/route';
import { signalRoutes } from '@workback/contracts/signal/signal.routes';
import type { SignalChart } from '@workback/contracts/signal/signal.schemas';
import { SignalService } from '@workback/server/features/signal/signal.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Signal or noise. */
@Controller()
export class SignalController {
  constructor(private readonly signals: SignalService) {}

  @Handles(signalRoutes.get)
  get(@Input() { params }: RouteInput<typeof signalRoutes.get>): Promise<SignalChart> {
    return this.signals.get(params.workspaceId, params.kpiId);
  }

  @Handles(signalRoutes.set)
  set(
    @Input() { params, body, ifMatch }: RouteInput<typeof signalRoutes.set>,
    @Caller() { userId }: Actor,
  ): Promise<SignalChart> {
    return this.signals.set(params.workspaceId, params.kpiId, ifMatch, body, userId);
  }
}
