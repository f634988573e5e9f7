import { Controller, Req, Res } from '@nestjs/common';
import { invitationRoutes } from '@workback/contracts/invitation/invitation.routes';
import type { Joined, OpenInvitation } from '@workback/contracts/invitation/invitation.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { InvitationService } from '@workback/server/features/invitation/invitation.service';
import type { Config } from '@workback/server/platform/config/config';
import { InjectConfig } from '@workback/server/platform/config/config.module';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, Caller } from '../platform/access/actor.js';
import { isSecure, rememberSession, sessionOf } from '../platform/access/credentials.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Letting people in. */
@Controller()
export class InvitationController {
  private readonly secure: boolean;

  constructor(
    private readonly invitations: InvitationService,
    @InjectConfig() config: Config,
  ) {
    this.secure = isSecure(config);
  }

  @Handles(invitationRoutes.list)
  list(
    @Input() { params }: RouteInput<typeof invitationRoutes.list>,
  ): Promise<RouteResponse<typeof invitationRoutes.list>> {
    return this.invitations.list(params.workspaceId);
  }

  @Handles(invitationRoutes.create)
  create(
    @Input() { params, body }: RouteInput<typeof invitationRoutes.create>,
    @Caller() { userId, role }: Actor,
  ): Promise<RouteResponse<typeof invitationRoutes.create>> {
    return this.invitations.create(params.workspaceId, body, { userId, role: role ?? 'viewer' });
  }

  @Handles(invitationRoutes.revoke)
  revoke(@Input() { params }: RouteInput<typeof invitationRoutes.revoke>, @Caller() caller: Actor): Promise<void> {
    return this.invitations.revoke(params.workspaceId, params.invitationId, caller.userId);
  }

  @Handles(invitationRoutes.look)
  look(@Input() { body }: RouteInput<typeof invitationRoutes.look>): Promise<OpenInvitation> {
    return this.invitations.look(body.token);
  }

  @Handles(invitationRoutes.join)
  async join(
    @Input() { body }: RouteInput<typeof invitationRoutes.join>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Joined> {
    const { secret, joined } = await this.invitations.join(body, sessionOf(request, this.secure));
    rememberSession(reply, secret, this.secure);
    return joined;
  }

  @Handles(invitationRoutes.accept)
  accept(
    @Input() { body }: RouteInput<typeof invitationRoutes.accept>,
    @Caller() { userId, name }: Actor,
  ): Promise<Joined> {
    return this.invitations.accept(body.token, { id: userId, name });
  }
}
