import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { AccessService } from '@workback/server/features/session/access.service';
import type { Config } from '@workback/server/platform/config/config';
import { ConfigModule } from '@workback/server/platform/config/config.module';
import { DatabaseModule } from '@workback/server/platform/database/database.module';
import { Readiness } from '@workback/server/platform/health/readiness';
import { LiveFeed } from '@workback/server/platform/live/live-feed';
import { LiveController } from './live/live.controller.js';
import { AccessGuard } from './platform/access/access.guard.js';
import { HandlerAudit } from './platform/access/handler-audit.js';
import { HealthController } from './platform/health/health.controller.js';
import { OpenApiController } from './platform/openapi/openapi.controller.js';
import { ProblemFilter } from './platform/problem/problem.filter.js';
import { ResponseCheck } from './platform/route/response-check.interceptor.js';
import { featureModules } from './feature-modules.js';

const limits = { poolSize: 10, statementTimeoutMs: 15_000 };

/** The HTTP side of Workback: platform pieces here, one module a noun in `feature-modules`. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [DiscoveryModule, ConfigModule.with(config), DatabaseModule.with(config, limits), ...featureModules],
      controllers: [HealthController, OpenApiController, LiveController],
      providers: [
        AccessService,
        HandlerAudit,
        LiveFeed,
        Readiness,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: ResponseCheck },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
