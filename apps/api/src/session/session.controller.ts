import { Controller, Req, Res } from '@nestjs/common';
import type { RouteInput } from '@workback/contracts/platform/route';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import type { Me } from '@workback/contracts/session/session.schemas';
import { type NewSession, SessionService } from '@workback/server/features/session/session.service';
import type { Config } from '@workback/server/platform/config/config';
import { InjectConfig } from '@workback/server/platform/config/config.module';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, Caller } from '../platform/access/actor.js';
import { forgetSession, isSecure, rememberSession, sessionOf } from '../platform/access/credentials.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Getting in and out. */
@Controller()
export class SessionController {
  private readonly secure: boolean;

  constructor(
    private readonly sessions: SessionService,
    @InjectConfig() config: Config,
  ) {
    this.secure = isSecure(config);
  }

  @Handles(sessionRoutes.signIn)
  async signIn(
    @Input() { body }: RouteInput<typeof sessionRoutes.signIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    return this.remember(reply, await this.sessions.signIn(body, request.ip, sessionOf(request, this.secure)));
  }

  @Handles(sessionRoutes.useLink)
  async useLink(
    @Input() { body }: RouteInput<typeof sessionRoutes.useLink>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    return this.remember(reply, await this.sessions.useLink(body.token, sessionOf(request, this.secure)));
  }

  @Handles(sessionRoutes.signOut)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(sessionOf(request, this.secure) ?? '');
    forgetSession(reply, this.secure);
  }

  @Handles(sessionRoutes.me)
  me(@Caller() caller: Actor): Promise<Me> {
    return this.sessions.me(caller.userId, caller.tokenId);
  }

  @Handles(sessionRoutes.rename)
  rename(@Input() { body }: RouteInput<typeof sessionRoutes.rename>, @Caller() caller: Actor): Promise<Me> {
    return this.sessions.rename(caller.userId, body.name);
  }

  @Handles(sessionRoutes.setCredentials)
  async setCredentials(
    @Input() { body }: RouteInput<typeof sessionRoutes.setCredentials>,
    @Caller() caller: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const current = sessionOf(request, this.secure) ?? '';
    return this.remember(reply, await this.sessions.setCredentials(caller.userId, current, body));
  }

  private remember(reply: FastifyReply, { secret, me }: NewSession): Me {
    rememberSession(reply, secret, this.secure);
    return me;
  }
}
