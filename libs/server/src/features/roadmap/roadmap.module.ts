import { Module } from '@nestjs/common';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { CrossDependencyRepository } from '../cross-dependency/cross-dependency.repository.js';
import { CrossDependencyService } from '../cross-dependency/cross-dependency.service.js';
import { BaselineRepository } from './baseline.repository.js';
import { BaselineService } from './baseline.service.js';
import { PlanChangeRepository } from './plan-change.repository.js';
import { PlanChangeService } from './plan-change.service.js';
import { PlanExchangeRepository } from './plan-exchange.repository.js';
import { PlanExchangeService } from './plan-exchange.service.js';
import { PlanRowsRepository } from './plan-rows.repository.js';
import { PlanReader } from './plan-reader.js';
import { RoadmapRepository } from './roadmap.repository.js';
import { RoadmapService } from './roadmap.service.js';
import { SlipService } from './slip.service.js';

/** Roadmaps, for the API, imports and seeds. */
@Module({
  imports: [WorkspaceModule],
  providers: [
    RoadmapRepository,
    PlanRowsRepository,
    PlanReader,
    CrossDependencyRepository,
    CrossDependencyService,
    PlanChangeRepository,
    BaselineRepository,
    RoadmapService,
    PlanChangeService,
    BaselineService,
    SlipService,
    PlanExchangeRepository,
    PlanExchangeService,
  ],
  exports: [
    RoadmapService,
    PlanChangeService,
    BaselineService,
    SlipService,
    PlanExchangeService,
    PlanReader,
    CrossDependencyRepository,
    CrossDependencyService,
  ],
})
export class RoadmapModule {}
