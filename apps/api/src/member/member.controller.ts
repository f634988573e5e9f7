import { Controller } from '@nestjs/common';
import { memberRoutes } from '@workback/contracts/member/member.routes';
import type { Member } from '@workback/contracts/member/member.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { MemberService } from '@workback/server/features/member/member.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** The people of a workspace. */
@Controller()
export class MemberController {
  constructor(private readonly members: MemberService) {}

  @Handles(memberRoutes.list)
  list(@Input() { params }: RouteInput<typeof memberRoutes.list>): Promise<RouteResponse<typeof memberRoutes.list>> {
    return this.members.list(params.workspaceId);
  }

  @Handles(memberRoutes.update)
  update(
    @Input() { params, body, ifMatch }: RouteInput<typeof memberRoutes.update>,
    @Caller() caller: Actor,
  ): Promise<Member> {
    return this.members.changeRole(params.workspaceId, params.userId, body.role, ifMatch, caller.userId);
  }

  @Handles(memberRoutes.remove)
  remove(@Input() { params }: RouteInput<typeof memberRoutes.remove>, @Caller() caller: Actor): Promise<void> {
    return this.members.remove(params.workspaceId, params.userId, caller.userId);
  }
}
