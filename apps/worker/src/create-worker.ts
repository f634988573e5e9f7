import 'reflect-metadata';
import { ConsoleLogger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '@workback/server/platform/config/config';
import { logLevelsFrom } from '@workback/server/platform/logger/log-levels';
import { WorkerModule } from './worker.module.js';

const logger = (config: Config): ConsoleLogger =>
  new ConsoleLogger({ logLevels: logLevelsFrom(config.logLevel), json: process.stdout.isTTY !== true });

/** Starts a worker inside another process (all in one): no HTTP of its own. */
export async function createWorkerContext(config: Config): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkerModule.with(config), {
    logger: logger(config),
    abortOnError: false,
  });
}

/** Starts a worker as a process of its own, with /health for its supervisor. */
export async function createWorkerApp(config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    WorkerModule.with(config),
    new FastifyAdapter({ forceCloseConnections: true }),
    { logger: logger(config), abortOnError: false },
  );
  app.enableShutdownHooks();
  return app;
}
