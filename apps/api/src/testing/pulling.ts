import { createServer, connect, type Server } from 'node:net';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PullModule } from '@workback/server/features/run/pull.module';
import { PlannerService } from '@workback/server/features/run/planner.service';
import { PullService } from '@workback/server/features/run/pull.service';
import type { Config } from '@workback/server/platform/config/config';
import { ConfigModule } from '@workback/server/platform/config/config.module';
import { DatabaseModule } from '@workback/server/platform/database/database.module';

@Module({})
class PullerModule {}

/** What a worker does, without its queue: for tests of the API that need pulls to end. */
export async function startPuller(config: Config): Promise<{
  pull(runIds: readonly number[]): Promise<number>;
  planner: PlannerService;
  close(): Promise<void>;
}> {
  const imports = [
    ConfigModule.with(config),
    DatabaseModule.with(config, { poolSize: 4, statementTimeoutMs: 15_000 }),
    PullModule.with(config),
  ];
  const app = await NestFactory.createApplicationContext({ module: PullerModule, imports }, { logger: false });
  const pulls = app.get(PullService);
  return {
    pull: (runIds) => pulls.pull(runIds, new AbortController().signal),
    planner: app.get(PlannerService),
    close: () => app.close(),
  };
}

/** Another door to a local server, so that a source may use a database server that is also ours. */
export async function openDoor(port: number): Promise<{ port: number; close(): Promise<void> }> {
  const server: Server = createServer((incoming) => {
    const outgoing = connect(port, '127.0.0.1');
    incoming.pipe(outgoing).pipe(incoming);
    const end = (): void => void (incoming.destroy(), outgoing.destroy());
    incoming.on('error', end).on('close', end);
    outgoing.on('error', end);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    port: typeof address === 'object' ? address!.port : 0,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
