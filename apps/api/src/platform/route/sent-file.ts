import type { FastifyReply } from 'fastify';

interface FileHeaders {
  readonly type: string;
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
    .header('content-disposition', `${as}; ${named(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', forever ? 'private, max-age=31536000, immutable' : 'no-store');
}

/** The name for old readers in letters, digits, points and dashes, and in full for those who can read it. */
function named(given: string): string {
  // Marks that turn the direction of writing make one ending look like another.
  const name = given.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  const plain = name.replace(/[^\w.-]+/g, '-');
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  return plain === name ? `filename="${plain}"` : `filename="${plain}"; filename*=UTF-8''${full}`;
}
