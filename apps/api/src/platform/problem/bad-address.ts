import type { Problem } from '@workback/contracts/platform/problem';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** Answers addresses that Fastify refuses before any handler is asked: broken escapes, endless parameters. */
export function sayBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  const problem: Problem = {
    type: 'about:blank',
    title: 'The address cannot be read',
    status,
    code: 'bad-address',
    detail: status === 414 ? 'A part of the address is too long.' : 'The address contains a broken escape sequence.',
    requestId: String(request.id),
  };
  void reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
