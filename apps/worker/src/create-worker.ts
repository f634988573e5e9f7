import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '@workback/server/platform/config/config';
import { ProductLogger } from '@workback/server/platform/logger/product-logger';
import { WorkerModule } from './worker.module.js';

/** Starts a worker inside another process (all in one): no HTTP of its own. */
export async function createWorkerContext(config: Config): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkerModule.with(config), {
    logger: new ProductLogger(config.logLevel),
    abortOnError: false,
  });
}

/** Starts a worker as a process of its own, with /health for its supervisor. */
export async function createWorkerApp(config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    WorkerModule.with(config),
    new FastifyAdapter({ forceCloseConnections: true }),
    { logger: new ProductLogger(config.logLevel), abortOnError: false },
  );
  app.enableShutdownHooks();
  return app;
}
