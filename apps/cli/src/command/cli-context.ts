import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AnnotationModule } from '@workback/server/features/annotation/annotation.module';
import { CheckInModule } from '@workback/server/features/check-in/check-in.module';
import { CriterionModule } from '@workback/server/features/criterion/criterion.module';
import { DeckModule } from '@workback/server/features/deck/deck.module';
import { GateModule } from '@workback/server/features/gate/gate.module';
import { InitiativeModule } from '@workback/server/features/initiative/initiative.module';
import { KpiModule } from '@workback/server/features/kpi/kpi.module';
import { LaunchModule } from '@workback/server/features/launch/launch.module';
import { PrfaqModule } from '@workback/server/features/prfaq/prfaq.module';
import { PromiseModule } from '@workback/server/features/promise/promise.module';
import { RoadmapModule } from '@workback/server/features/roadmap/roadmap.module';
import { RoundModule } from '@workback/server/features/round/round.module';
import { SourceModule } from '@workback/server/features/source/source.module';
import { SessionModule } from '@workback/server/features/session/session.module';
import { TokenModule } from '@workback/server/features/token/token.module';
import { WorkspaceModule } from '@workback/server/features/workspace/workspace.module';
import { loadConfig } from '@workback/server/platform/config/config';
import { ConfigModule } from '@workback/server/platform/config/config.module';
import { DatabaseModule } from '@workback/server/platform/database/database.module';

@Module({})
class CliModule {}

/** Runs work with the services of the product, without HTTP or jobs. */
export async function withServices<T>(
  env: NodeJS.ProcessEnv,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const config = loadConfig(env);
  const app = await NestFactory.createApplicationContext(
    {
      module: CliModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.with(config, { poolSize: 2, statementTimeoutMs: 60_000 }),
        AnnotationModule,
        CheckInModule,
        CriterionModule,
        DeckModule,
        InitiativeModule,
        GateModule,
        KpiModule,
        LaunchModule,
        PrfaqModule,
        PromiseModule,
        RoadmapModule,
        RoundModule,
        SourceModule,
        SessionModule,
        TokenModule,
        WorkspaceModule,
      ],
    },
    { logger: ['fatal', 'error'], abortOnError: false },
  );
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
