import { Module } from '@nestjs/common';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { PromiseRepository } from './promise.repository.js';
import { PromiseService } from './promise.service.js';

/** Promises, for the API and for the approval that freezes them. */
@Module({
  imports: [WorkspaceModule],
  providers: [PromiseRepository, PromiseService],
  exports: [PromiseService],
})
export class PromiseModule {}
