import type { FastifyReply } from 'fastify';

interface FileHeaders {
  readonly type: string;
  /** Letters, digits, points and dashes only: it stands in a header. */
  readonly name: string;
  /** Shown in its place, or offered for saving. */
  readonly as: 'inline' | 'attachment';
  /** The bytes behind this address never change. */
  readonly forever?: boolean;
}

/**
 * Headers of bytes that came from people: the browser takes them for what we say they are and for nothing else, and even
 * opened by themselves they may neither run nor fetch anything.
 */
export function sendFile(reply: FastifyReply, { type, name, as, forever = false }: FileHeaders): void {
  void reply
    .header('content-type', type)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${as}; filename="${name.replace(/[^\w.-]/g, '-')}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', forever ? 'private, max-age=31536000, immutable' : 'no-store');
}
