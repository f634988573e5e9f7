import type { Credentials } from '@workback/server/features/session/access.service';
import type { Config } from '@workback/server/platform/config/config';
import type { FastifyReply, FastifyRequest } from 'fastify';

const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** True when people reach the installation over HTTPS; cookies are then marked Secure. */
export const isSecure = (config: Config): boolean => config.publicUrl?.startsWith('https:') ?? false;

/** Name of the session cookie; the `__Host-` form needs HTTPS, so plain-HTTP installations use the other one. */
export const sessionCookie = (secure: boolean): string => (secure ? '__Host-workback-session' : 'workback-session');

const flags = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const;

/** The session that the request's cookie names, or null. On HTTPS only the `__Host-` cookie counts: no other site can set it. */
export function sessionOf(request: FastifyRequest, secure: boolean): string | null {
  return request.cookies[sessionCookie(secure)] ?? null;
}

/** What the request offers as proof of identity: a bearer token before a cookie; nothing is taken from the URL. */
export function credentialsOf(request: FastifyRequest, secure: boolean): Credentials | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '');
  if (bearer?.[1]) return { kind: 'token', secret: bearer[1] };
  const secret = sessionOf(request, secure);
  return secret ? { kind: 'session', secret } : null;
}

/** Hands a session to the browser, out of reach of scripts. */
export function rememberSession(reply: FastifyReply, secret: string, secure: boolean): void {
  void reply.setCookie(sessionCookie(secure), secret, { ...flags(secure), maxAge: SESSION_SECONDS });
}

/** Takes the session from the browser. */
export function forgetSession(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(sessionCookie(secure), flags(secure));
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
