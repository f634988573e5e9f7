import type { Config } from '@workback/server/platform/config/config';
import type { FastifyInstance } from 'fastify';

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  // Charts and bars set widths and heights as style attributes; no style sheet may come from elsewhere.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

/** Headers that make a browser refuse what the product never does itself. */
export function secureHeaders(fastify: FastifyInstance, config: Config): void {
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', policy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('x-request-id', String(request.id));
    if (config.publicUrl?.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000');
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store');
  });
}
