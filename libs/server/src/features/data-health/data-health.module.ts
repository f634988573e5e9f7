import { Module } from '@nestjs/common';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { DataHealthRepository } from './data-health.repository.js';
import { DataHealthService } from './data-health.service.js';

/** Can the numbers be relied on. */
@Module({
  imports: [WorkspaceModule],
  providers: [DataHealthRepository, DataHealthService],
  exports: [DataHealthService],
})
export class DataHealthModule {}
