import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from '@workback/domain/access/permissions';
import type { FastifyRequest } from 'fastify';

/** Who is calling: a person by session or API token, and their role in the workspace of the route. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  /** Set when the call came with an API token. */
  readonly tokenId: string | null;
  /** Null on routes outside of a workspace. */
  readonly workspaceId: string | null;
  readonly role: Role | null;
}

export interface RequestWithActor extends FastifyRequest {
  actor?: Actor;
}

/** The caller, as the access guard established it. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new Error('a public route asked for its caller');
  return actor;
});
