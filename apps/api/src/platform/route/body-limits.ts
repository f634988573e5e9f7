import { allRoutes } from '@workback/contracts/platform/all-routes';
import type { FastifyInstance } from 'fastify';

/** What a body may weigh where the contract says nothing, in bytes. */
const USUAL_BYTES = 1024 * 1024;

/** Gives every address the body limit of its route, before a byte of a larger body is parsed. */
export function limitBodies(fastify: FastifyInstance): void {
  const limits = new Map(allRoutes.map((route) => [`${route.method} ${route.path}`, route.bodyLimit]));
  fastify.addHook('onRoute', (address) => {
    const [method] = [address.method].flat();
    address.bodyLimit = limits.get(`${method} ${address.url}`) ?? USUAL_BYTES;
  });
}
