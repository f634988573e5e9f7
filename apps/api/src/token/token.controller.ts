import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { tokenRoutes } from '@workback/contracts/token/token.routes';
import { type CreatedToken, TokenService } from '@workback/server/features/token/token.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Keys for programs. */
@Controller()
export class TokenController {
  constructor(private readonly tokens: TokenService) {}

  @Handles(tokenRoutes.list)
  list(
    @Input() { params }: RouteInput<typeof tokenRoutes.list>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof tokenRoutes.list>> {
    return this.tokens.list(params.workspaceId, caller.userId);
  }

  @Handles(tokenRoutes.create)
  create(
    @Input() { params, body }: RouteInput<typeof tokenRoutes.create>,
    @Caller() caller: Actor,
  ): Promise<CreatedToken> {
    return this.tokens.create(params.workspaceId, caller.userId, body);
  }

  @Handles(tokenRoutes.revoke)
  revoke(@Input() { params }: RouteInput<typeof tokenRoutes.revoke>, @Caller() caller: Actor): Promise<void> {
    return this.tokens.revoke(params.workspaceId, caller.userId, params.tokenId);
  }
}
