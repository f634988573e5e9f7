import { Module } from '@nestjs/common';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { RoadmapModule } from '../roadmap/roadmap.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { CheckInCadenceRepository } from './check-in-cadence.repository.js';
import { CheckInCadenceService } from './check-in-cadence.service.js';
import { CheckInRepository } from './check-in.repository.js';
import { CheckInService } from './check-in.service.js';

/** Check-ins and their rhythm, for the API and seeds. */
@Module({
  imports: [WorkspaceModule, InitiativeModule, RoadmapModule],
  providers: [CheckInRepository, CheckInService, CheckInCadenceRepository, CheckInCadenceService],
  exports: [CheckInService, CheckInCadenceService],
})
export class CheckInModule {}
