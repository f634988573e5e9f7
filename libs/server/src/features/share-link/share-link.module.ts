import { Module } from '@nestjs/common';
import { CheckInModule } from '../check-in/check-in.module.js';
import { CriterionModule } from '../criterion/criterion.module.js';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { KpiModule } from '../kpi/kpi.module.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { PromiseModule } from '../promise/promise.module.js';
import { RoadmapModule } from '../roadmap/roadmap.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { SharedContent } from './shared-content.js';
import { ShareLinkRepository } from './share-link.repository.js';
import { ShareLinkService } from './share-link.service.js';

/** Pages for people without an account. */
@Module({
  imports: [
    CheckInModule,
    CriterionModule,
    InitiativeModule,
    KpiModule,
    PortfolioModule,
    PromiseModule,
    RoadmapModule,
    WorkspaceModule,
  ],
  providers: [ShareLinkRepository, SharedContent, ShareLinkService],
  exports: [ShareLinkService],
})
export class ShareLinkModule {}
