import type { Credentials } from '@workback/server/features/session/access.service';
import type { FastifyRequest } from 'fastify';

/** Name of the session cookie; the `__Host-` form needs HTTPS, so plain-HTTP installations use the other one. */
export const sessionCookie = (secure: boolean): string => (secure ? '__Host-workback-session' : 'workback-session');

/** What the request offers as proof of identity: a bearer token before a cookie; nothing is taken from the URL. */
export function credentialsOf(request: FastifyRequest): Credentials | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '');
  if (bearer?.[1]) return { kind: 'token', secret: bearer[1] };
  const secret = request.cookies[sessionCookie(true)] ?? request.cookies[sessionCookie(false)];
  return secret ? { kind: 'session', secret } : null;
}

/**
 * Says whether an unsafe request was made by the product's own pages (or by a program, which sends neither header).
 * Browsers add Sec-Fetch-Site and Origin by themselves; scripts on other sites cannot remove them.
 */
export function fromOwnOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
