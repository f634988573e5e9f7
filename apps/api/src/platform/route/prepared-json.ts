import type { FastifyReply } from 'fastify';

/**
 * An answer that the database has already written as JSON. It is sent as it is; only whoever asks what is in it, as the
 * contract check of the tests does, pays for parsing.
 */
export class PreparedJson {
  constructor(readonly json: Buffer) {}

  toJSON(): unknown {
    return JSON.parse(this.json.toString());
  }
}

/** The caller has this answer already: a 304 without a body. */
export class NotModified {}

/** Makes a reply carry a tag and understand prepared answers; a problem goes out as usual. */
export function sendPrepared(reply: FastifyReply, tag: string | null): void {
  void reply.header('content-type', 'application/json; charset=utf-8');
  if (tag !== null) void reply.header('etag', `"${tag}"`);
  reply.serializer((answer: unknown) => {
    if (answer instanceof PreparedJson) return answer.json as unknown as string;
    if (!(answer instanceof NotModified)) return String(answer);
    // Nest has set the status of the route by now.
    void reply.status(304).removeHeader('content-type');
    return '';
  });
}

/** The tag of an If-None-Match header with one tag, null for anything else. */
export function seenTag(header: string | undefined): string | null {
  return /^(?:W\/)?"([^"]{1,200})"$/.exec(header ?? '')?.[1] ?? null;
}
