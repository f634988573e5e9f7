import { Module } from '@nestjs/common';
import { RoadmapModule } from '../roadmap/roadmap.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { PortfolioRepository } from './portfolio.repository.js';
import { PortfolioWeekRepository } from './portfolio-week.repository.js';
import { PortfolioTimelineRepository } from './portfolio-timeline.repository.js';
import { PortfolioTimelineService } from './portfolio-timeline.service.js';
import { PortfolioService } from './portfolio.service.js';

/** The portfolio, for the API and exports. */
@Module({
  imports: [InitiativeModule, RoadmapModule, WorkspaceModule],
  providers: [
    PortfolioRepository,
    PortfolioWeekRepository,
    PortfolioService,
    PortfolioTimelineRepository,
    PortfolioTimelineService,
  ],
  exports: [PortfolioService, PortfolioTimelineService],
})
export class PortfolioModule {}
