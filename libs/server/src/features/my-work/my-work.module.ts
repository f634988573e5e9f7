import { Module } from '@nestjs/common';
import { CheckInModule } from '../check-in/check-in.module.js';
import { RoadmapModule } from '../roadmap/roadmap.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { MyWorkRepository } from './my-work.repository.js';
import { MyWorkService } from './my-work.service.js';

/** What waits for a person. */
@Module({
  imports: [CheckInModule, RoadmapModule, WorkspaceModule],
  providers: [MyWorkRepository, MyWorkService],
  exports: [MyWorkService],
})
export class MyWorkModule {}
