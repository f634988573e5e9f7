import { PassThrough } from 'node:stream';
import { allRoutes } from '@workback/contracts/platform/all-routes';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const bodies = new WeakMap<object, Buffer[]>();

/** Keeps the bytes of bodies that are signed, as they came: a signature is over them and not over what they mean. */
export function keepSignedBodies(fastify: FastifyInstance): void {
  const signed = new Set(allRoutes.filter((route) => route.signed).map((route) => `${route.method} ${route.path}`));
  fastify.addHook('onRoute', (address) => {
    const [method] = [address.method].flat();
    if (!signed.has(`${method} ${address.url}`)) return;
    address.preParsing = (request, _reply, payload, done) => {
      const kept: Buffer[] = [];
      bodies.set(request.raw, kept);
      // The parser behind it counts against the limit of the route and ends what is too large.
      const passed = Object.assign(new PassThrough(), { receivedEncodedLength: 0 });
      payload.on('data', (chunk: Buffer) => {
        kept.push(chunk);
        passed.receivedEncodedLength += chunk.length;
      });
      payload.on('error', (error) => passed.destroy(error));
      payload.pipe(passed);
      done(null, passed);
    };
  });
}

/** The bytes of a signed body. */
export function signedBody(request: FastifyRequest): Buffer {
  return Buffer.concat(bodies.get(request.raw) ?? []);
}
