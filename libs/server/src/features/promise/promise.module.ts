import { Module } from '@nestjs/common';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { PromiseAmendmentService } from './promise-amendment.service.js';
import { PromiseRepository } from './promise.repository.js';
import { PromiseService } from './promise.service.js';

/** Promises, for the API and for the approval that freezes them. */
@Module({
  imports: [WorkspaceModule],
  providers: [PromiseRepository, PromiseService, PromiseAmendmentService],
  exports: [PromiseService, PromiseAmendmentService],
})
export class PromiseModule {}
