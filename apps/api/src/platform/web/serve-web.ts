import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Serves the built web app: files as they are, and its one page for every address a person may open. */
export async function serveWeb(app: NestFastifyApplication, folder: string): Promise<void> {
  await app.register(
    fastifyStatic as never,
    {
      root: folder,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply: { header(name: string, value: string): unknown }, path: string) => {
        const hashed = path.startsWith(join(folder, 'assets'));
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    } as never,
  );
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get(
    '/*',
    (
      request: { id: unknown; url: string },
      reply: {
        sendFile(name: string): unknown;
        status(code: number): { header(n: string, v: string): { send(body: string): unknown } };
      },
    ) => {
      if (/^\/(api|health|assets)(\/|$|\?)/.test(request.url)) {
        return reply
          .status(404)
          .header('content-type', 'application/problem+json')
          .send(
            JSON.stringify({
              type: 'about:blank',
              title: 'Not found',
              status: 404,
              code: 'no-route',
              detail: 'This address is not part of the product.',
              requestId: String(request.id),
            }),
          );
      }
      return reply.sendFile('index.html');
    },
  );
}
