import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Route } from '@workback/contracts/platform/route';
import { allows } from '@workback/domain/access/permissions';
import { AccessService } from '@workback/server/features/session/access.service';
import type { Config } from '@workback/server/platform/config/config';
import { InjectConfig } from '@workback/server/platform/config/config.module';
import { Failure, notFound } from '@workback/server/platform/errors/failure';
import { routeOf } from '../route/route.decorator.js';
import type { RequestWithActor } from './actor.js';
import { isPublicAddress } from './public-address.decorator.js';
import { credentialsOf, fromOwnOrigin, isSecure } from './credentials.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Denies by default: a handler without a route of the contract is refused, and so is everybody without a session or token
 * whose role allows the route's action in the workspace that the path names.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly access: AccessService,
    @InjectConfig() private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isPublicAddress(context.getHandler())) return true;
    const route = routeOf(context.getHandler());
    if (!route) throw new Failure('forbidden', 'no-route', 'This address is not part of the product.');
    if (route.access === 'public' && route.signed) return true;
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const credentials = credentialsOf(request, isSecure(this.config));
    if (!safe.has(request.method) && credentials?.kind !== 'token' && !fromOwnOrigin(request)) {
      throw new Failure('forbidden', 'foreign-origin', 'This request came from another site.');
    }
    if (route.access === 'public') return true;
    if (!credentials) throw new Failure('unauthenticated', 'not-signed-in', 'Sign in, or send an API token.');

    const workspaceId = (request.params as { workspaceId?: string }).workspaceId ?? null;
    // A workspace that is not a UUID cannot exist; the database is not asked.
    if (workspaceId !== null && !UUID.test(workspaceId)) throw notFound('workspace');
    const caller = await this.access.identify(credentials, workspaceId);
    if (!caller)
      throw new Failure(
        'unauthenticated',
        'not-signed-in',
        'The session or token is not valid any more. Sign in again.',
      );
    request.actor = caller;
    // A token that leaked must not become an account, or more tokens.
    if (caller.tokenId && !openToTokens(route)) {
      throw new Failure('forbidden', 'needs-session', 'An API token may not do this; sign in to do it.');
    }
    if (route.access === 'signed-in') return true;
    // A stranger must not learn which workspaces exist.
    if (!caller.role) throw notFound('workspace');
    if (!allows(caller.role, route.access)) {
      throw new Failure('forbidden', 'not-allowed', `Your role (${caller.role}) may not do this.`);
    }
    return true;
  }
}

/** A token works inside of its workspace, and may ask who it is. */
export function openToTokens(route: Route): boolean {
  if (route.access === 'signed-in') return safe.has(route.method);
  return route.access !== 'token.manage' && route.access !== 'member.manage';
}
