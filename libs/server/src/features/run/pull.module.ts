import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from '../../platform/config/config.js';
import { createOutbound, OUTBOUND } from '../../platform/outbound/outbound.provider.js';
import { JobSender } from '../../platform/queue/job-sender.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { BackfillModule } from '../backfill/backfill.module.js';
import { DimensionModule } from '../dimension/dimension.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OtlpModule } from '../otlp/otlp.module.js';
import { SourceSecrets } from '../source/source-secrets.js';
import { PlannerRepository } from './planner.repository.js';
import { PlannerService } from './planner.service.js';
import { PullResultsService } from './pull-results.service.js';
import { PullRepository } from './pull.repository.js';
import { PullService } from './pull.service.js';
import { SourceBreakerRepository } from '../source/source-breaker.repository.js';
import { SourceBreakerService } from '../source/source-breaker.service.js';

/** Planning and pulling: what a worker does. */
@Module({})
export class PullModule {
  static with(config: Config): DynamicModule {
    return {
      module: PullModule,
      imports: [DimensionModule, EvaluationModule, NotificationModule, BackfillModule, OtlpModule],
      providers: [
        { provide: OUTBOUND, useFactory: () => createOutbound(config) },
        SecretBox,
        SourceSecrets,
        JobSender,
        PlannerRepository,
        PlannerService,
        PullRepository,
        PullResultsService,
        SourceBreakerRepository,
        SourceBreakerService,
        PullService,
      ],
      exports: [PlannerService, PullService, JobSender, EvaluationModule],
    };
  }
}
