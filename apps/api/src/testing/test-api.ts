import { ConsoleLogger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Route, RouteResponse } from '@workback/contracts/platform/route';
import { Clock } from '@workback/server/platform/clock/clock';
import type { Config } from '@workback/server/platform/config/config';
import { Database } from '@workback/server/platform/database/database';
import { createTestDatabase } from '@workback/testing/postgres/test-database';
import { type AppOptions, createApp } from '../create-app.js';
import { type Answer, type CallOptions, callRoute } from './call.js';
import { World } from './world.js';

/** The API on a fresh database, as a test sees it. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly database: Database;
  /** Connection string of the test's own database. */
  readonly databaseUrl: string;
  readonly world: World;
  /** Unexpected errors (500) of the server since the last call. */
  readonly errors: unknown[];
  /** Sends a request; answers whatever came back, but throws the server's own error on a 500. */
  call<R extends Route>(route: R, options?: CallOptions<R>): Promise<Answer<R>>;
  /** Sends a request that must succeed, and answers its body. */
  ok<R extends Route>(route: R, options?: CallOptions<R>): Promise<RouteResponse<R>>;
  /** Sets the product's clock; null lets it run again. The database's now() is not moved. */
  setNow(instant: Date | null): void;
  /** Stops the API and removes the database; call it in afterAll. */
  close(): Promise<void>;
}

/** Keeps unexpected errors for the test to show instead of printing them. */
class ErrorKeeper extends ConsoleLogger {
  readonly errors: unknown[] = [];

  override error(message: unknown): void {
    this.errors.push((message as { err?: unknown })?.err ?? message);
  }
}

/** The settings of a test; a worker of the same test shares them. */
export const testConfig = (databaseUrl: string): Config => ({
  port: 0,
  host: '127.0.0.1',
  databaseUrl,
  redisUrl: null,
  publicUrl: null,
  secretKey: 'a key that only the tests use, 32+',
  earlierSecretKeys: [],
  outboundAllow: [],
  pullsPerHost: 64,
  pullsPerWorkspace: 200,
  webDir: null,
  mail: null,
  logLevel: 'error',
  queuePrefix: 'workback',
  checkResponses: true,
});

/** Boots the API on a database of its own, with every answer checked against its contract. */
export async function startTestApi(config: Partial<Config> = {}, options: AppOptions = {}): Promise<TestApi> {
  const testDatabase = await createTestDatabase();
  const app = await createApp({ ...testConfig(testDatabase.url), ...config }, options);
  const keeper = new ErrorKeeper('test', { logLevels: ['error', 'fatal'] });
  app.useLogger(keeper);
  const database = app.get(Database);
  const clock = app.get(Clock);

  const call = async <R extends Route>(route: R, sent: CallOptions<R> = {} as CallOptions<R>): Promise<Answer<R>> => {
    keeper.errors.length = 0;
    const answer = await callRoute(app, route, sent);
    if (answer.status === 500) throw new Error(`${route.id} failed`, { cause: keeper.errors[0] });
    return answer;
  };
  return {
    app,
    database,
    databaseUrl: testDatabase.url,
    world: new World(database),
    errors: keeper.errors,
    call,
    ok: async (route, sent) => {
      const answer = await call(route, sent);
      if (answer.status >= 400) throw new Error(`${route.id} answered ${answer.status}: ${answer.problem.detail}`);
      return answer.body;
    },
    setNow: (instant) => {
      clock.now = () => instant ?? new Date();
    },
    close: async () => {
      await app.close();
      await testDatabase.drop();
    },
  };
}
