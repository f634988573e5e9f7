import { type DynamicModule, Module } from '@nestjs/common';
import { CheckInModule } from '@workback/server/features/check-in/check-in.module';
import { DeckModule } from '@workback/server/features/deck/deck.module';
import { ForecastModule } from '@workback/server/features/forecast/forecast.module';
import { GuardrailModule } from '@workback/server/features/guardrail/guardrail.module';
import { PortfolioModule } from '@workback/server/features/portfolio/portfolio.module';
import { MailDeliveryModule } from '@workback/server/features/mail/mail-delivery.module';
import { PullModule } from '@workback/server/features/run/pull.module';
import type { Config } from '@workback/server/platform/config/config';
import { ConfigModule } from '@workback/server/platform/config/config.module';
import { DatabaseModule } from '@workback/server/platform/database/database.module';
import { Readiness } from '@workback/server/platform/health/readiness';
import { WorkerHeartbeat } from '@workback/server/platform/health/worker-heartbeat';
import { RunForecastHandler } from './forecast/run-forecast.handler.js';
import { HealthController } from './platform/health.controller.js';
import { JOB_HANDLERS } from './platform/job-handler.js';
import { JobRunner } from './platform/job-runner.js';
import { Ticker } from './platform/ticker.js';
import { PullRunsHandler } from './run/pull-runs.handler.js';
import { PullSilentRunsHandler } from './run/pull-silent-runs.handler.js';
import { CanaryHandler } from './worker/canary.handler.js';

const limits = { poolSize: 10, statementTimeoutMs: 60_000 };

/** The working side of Workback: takes jobs, plans pulls, judges criteria. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.with(config, limits),
        PullModule.with(config),
        CheckInModule,
        ForecastModule,
        DeckModule,
        MailDeliveryModule,
        PortfolioModule,
        GuardrailModule,
      ],
      controllers: [HealthController],
      providers: [
        Readiness,
        WorkerHeartbeat,
        PullRunsHandler,
        PullSilentRunsHandler,
        RunForecastHandler,
        CanaryHandler,
        {
          provide: JOB_HANDLERS,
          inject: [PullRunsHandler, PullSilentRunsHandler, RunForecastHandler, CanaryHandler],
          useFactory: (...handlers: unknown[]) => handlers,
        },
        JobRunner,
        Ticker,
      ],
    };
  }
}
