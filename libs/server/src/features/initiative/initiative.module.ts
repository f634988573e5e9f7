import { Module } from '@nestjs/common';
import { RoadmapModule } from '../roadmap/roadmap.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { CalendarPreviewService } from './calendar-preview.service.js';
import { InitiativeFactsRepository } from './initiative-facts.repository.js';
import { InitiativeRepository } from './initiative.repository.js';
import { InitiativeService } from './initiative.service.js';

/** Initiatives, for the API, imports and seeds. */
@Module({
  imports: [WorkspaceModule, RoadmapModule],
  providers: [InitiativeRepository, InitiativeFactsRepository, InitiativeService, CalendarPreviewService],
  exports: [InitiativeService, InitiativeRepository, CalendarPreviewService],
})
export class InitiativeModule {}
