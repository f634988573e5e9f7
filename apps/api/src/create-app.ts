import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '@workback/server/platform/config/config';
import { ProductLogger } from '@workback/server/platform/logger/product-logger';
import { AppModule } from './app.module.js';
import { sayBadAddress } from './platform/problem/bad-address.js';
import { limitBodies } from './platform/route/body-limits.js';
import { keepSignedBodies } from './platform/route/raw-body.js';
import { serveWeb } from './platform/web/serve-web.js';
import { secureHeaders } from './platform/web/secure-headers.js';

/** A request that trickles in for longer than this holds a connection for nothing. */
const REQUEST_WITHIN_MS = 60_000;

export interface AppOptions {
  /** Told of every address that Fastify registers, however it came there. */
  readonly onRoute?: (route: { method: string | string[]; url: string }) => void;
}

/** Builds the API application; the caller listens or injects. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    frameworkErrors: sayBadAddress as never,
    routerOptions: { maxParamLength: 200 },
    // A caller writes the beginning of X-Forwarded-For; what proxies on private addresses added to its end can be believed.
    trustProxy: config.publicUrl === null ? false : ['loopback', 'linklocal', 'uniquelocal'],
    requestTimeout: REQUEST_WITHIN_MS,
  });
  limitBodies(adapter.getInstance());
  keepSignedBodies(adapter.getInstance());
  if (options.onRoute) adapter.getInstance().addHook('onRoute', options.onRoute);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: new ProductLogger(config.logLevel),
    abortOnError: false,
  });
  await app.register(cookie as never);
  secureHeaders(adapter.getInstance(), config);
  if (config.webDir) await serveWeb(app, config.webDir);
  app.enableShutdownHooks();
  await app.init();
  return app;
}
