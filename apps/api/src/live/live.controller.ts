import { Controller, Req, Res } from '@nestjs/common';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import type { RouteInput } from '@workback/contracts/platform/route';
import { allows } from '@workback/domain/access/permissions';
import { AccessService } from '@workback/server/features/session/access.service';
import type { Config } from '@workback/server/platform/config/config';
import { InjectConfig } from '@workback/server/platform/config/config.module';
import { LiveFeed } from '@workback/server/platform/live/live-feed';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, Caller } from '../platform/access/actor.js';
import { credentialsOf, isSecure } from '../platform/access/credentials.js';
import { Handles, Input } from '../platform/route/route.decorator.js';
import { sendLive } from './live-stream.js';

/** Server-sent events: says what changed, so that screens fetch it again. */
@Controller()
export class LiveController {
  constructor(
    private readonly feed: LiveFeed,
    private readonly access: AccessService,
    @InjectConfig() private readonly config: Config,
  ) {}

  @Handles(eventRoutes.live)
  live(
    @Input() { params: { workspaceId } }: RouteInput<typeof eventRoutes.live>,
    @Caller() caller: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const credentials = credentialsOf(request, isSecure(this.config));
    // A stream outlives the request that was let in: whoever signs out or leaves the workspace loses it too.
    const mayStay = async (): Promise<boolean> => {
      const role = credentials && (await this.access.roleIn(credentials, workspaceId));
      return role !== null && allows(role, 'workspace.read');
    };
    reply.hijack();
    const headers = reply.getHeaders();
    sendLive(reply.raw, { messages: this.feed.of(workspaceId, caller.userId), headers, mayStay });
  }
}
