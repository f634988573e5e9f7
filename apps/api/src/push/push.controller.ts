import { Controller, Req } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { pushRoutes } from '@workback/contracts/push/push.routes';
import { PushService } from '@workback/server/features/push/push.service';
import type { FastifyRequest } from 'fastify';
import { type Actor, Caller } from '../platform/access/actor.js';
import { signedBody } from '../platform/route/raw-body.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Numbers from programs that sign what they send. */
@Controller()
export class PushController {
  constructor(private readonly pushes: PushService) {}

  @Handles(pushRoutes.receive)
  receive(
    @Input() { params, body }: RouteInput<typeof pushRoutes.receive>,
    @Req() request: FastifyRequest,
  ): Promise<RouteResponse<typeof pushRoutes.receive>> {
    const header = (name: string): string => String(request.headers[name] ?? '');
    const signed = {
      ...{ id: header('webhook-id'), timestamp: header('webhook-timestamp'), signature: header('webhook-signature') },
    };
    return this.pushes.receive(params.sourceId, body, signed, signedBody(request));
  }

  @Handles(pushRoutes.makeSecret)
  async makeSecret(
    @Input() { params, body }: RouteInput<typeof pushRoutes.makeSecret>,
    @Caller() { userId }: Actor,
  ): Promise<RouteResponse<typeof pushRoutes.makeSecret>> {
    const { workspaceId, sourceId } = params;
    const secret = await this.pushes.makeSecret(workspaceId, sourceId, body.keepEarlier, userId);
    return { secret, address: `/api/push/${sourceId}` };
  }
}
