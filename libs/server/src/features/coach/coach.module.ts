import { Module } from '@nestjs/common';
import { CriterionModule } from '../criterion/criterion.module.js';
import { PrfaqModule } from '../prfaq/prfaq.module.js';
import { PromiseModule } from '../promise/promise.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { CoachSurroundings } from './coach-surroundings.service.js';
import { CoachRepository } from './coach.repository.js';
import { CoachService } from './coach.service.js';

/** Remarks on PR/FAQs by the rules of the method. */
@Module({
  imports: [PrfaqModule, PromiseModule, CriterionModule, WorkspaceModule],
  providers: [CoachRepository, CoachSurroundings, CoachService],
  exports: [CoachService],
})
export class CoachModule {}
