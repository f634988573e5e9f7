import { Module } from '@nestjs/common';
import { CriterionModule } from '../criterion/criterion.module.js';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { PrfaqModule } from '../prfaq/prfaq.module.js';
import { PromiseModule } from '../promise/promise.module.js';
import { RoadmapModule } from '../roadmap/roadmap.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { AmendmentReader } from './amendment-reader.js';
import { AmendmentReviewService } from './amendment-review.service.js';
import { AmendmentRepository } from './amendment.repository.js';
import { AmendmentService } from './amendment.service.js';
import { DriftService } from './drift.service.js';

/** Amendments of approved PR/FAQs, and the drift from the first approval. */
@Module({
  imports: [PrfaqModule, PromiseModule, CriterionModule, RoadmapModule, InitiativeModule, WorkspaceModule],
  providers: [AmendmentRepository, AmendmentReader, AmendmentService, AmendmentReviewService, DriftService],
  exports: [AmendmentService, AmendmentReviewService, DriftService],
})
export class AmendmentModule {}
