import { describe, expect, it } from '@jest/globals';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import fastify from 'fastify';
import { limitBodies } from './body-limits.js';

const MIB = 1024 * 1024;

describe('bodies', () => {
  it.each([
    [sessionRoutes.useLink, 1],
    [prfaqRoutes.previewImport, 4],
  ])('of the route %# may weigh what its contract says', async (route, mebibytes) => {
    const server = fastify();
    limitBodies(server);
    server.route({ method: route.method, url: route.path, handler: () => 'taken' });
    const statusOf = async (bytes: number) => {
      const payload = JSON.stringify('x'.repeat(bytes - 2));
      const headers = { 'content-type': 'application/json' };
      return (await server.inject({ method: route.method, url: route.path, headers, payload })).statusCode;
    };
    expect(await statusOf(mebibytes * MIB)).toBe(200);
    expect(await statusOf(mebibytes * MIB + 1)).toBe(413);
    await server.close();
  });
});
