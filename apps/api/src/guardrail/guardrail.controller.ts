import { Controller } from '@nestjs/common';
import { guardrailRoutes as routes } from '@workback/contracts/guardrail/guardrail.routes';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { GuardrailService } from '@workback/server/features/guardrail/guardrail.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

type In<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;
type Out<Name extends keyof typeof routes> = Promise<RouteResponse<(typeof routes)[Name]>>;

/** Guardrails that watch over launches. */
@Controller()
export class GuardrailController {
  constructor(private readonly guardrails: GuardrailService) {}

  @Handles(routes.list)
  list(@Input() { params }: In<'list'>): Out<'list'> {
    return this.guardrails.list(params.workspaceId);
  }

  @Handles(routes.create)
  create(@Input() { params, body }: In<'create'>, @Caller() { userId }: Actor): Out<'create'> {
    return this.guardrails.create(params.workspaceId, body, userId);
  }

  @Handles(routes.update)
  update(@Input() { params, body, ifMatch }: In<'update'>, @Caller() { userId }: Actor): Out<'update'> {
    return this.guardrails.update(params.workspaceId, params.guardrailId, ifMatch, body, userId);
  }

  @Handles(routes.remove)
  remove(@Input() { params }: In<'remove'>, @Caller() { userId }: Actor): Promise<void> {
    return this.guardrails.remove(params.workspaceId, params.guardrailId, userId);
  }

  @Handles(routes.ofInitiative)
  ofInitiative(@Input() { params }: In<'ofInitiative'>): Out<'ofInitiative'> {
    return this.guardrails.ofInitiative(params.workspaceId, params.initiativeId);
  }

  @Handles(routes.act)
  act(@Input() { params, body, ifMatch }: In<'act'>, @Caller() { userId }: Actor): Out<'act'> {
    const { workspaceId, initiativeId, breachId } = params;
    return this.guardrails.act(workspaceId, { initiativeId, breachId, version: ifMatch }, body, userId);
  }
}
