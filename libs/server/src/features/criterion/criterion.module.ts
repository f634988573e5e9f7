import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { BaselineService } from './baseline.service.js';
import { CriterionAmendmentService } from './criterion-amendment.service.js';
import { CriterionRepository } from './criterion.repository.js';
import { CriterionService } from './criterion.service.js';
import { VerdictRepository } from './verdict.repository.js';
import { VerdictService } from './verdict.service.js';

/** Success criteria, for the API and for approvals. */
@Module({
  imports: [EvaluationModule],
  providers: [
    CriterionRepository,
    VerdictRepository,
    BaselineService,
    CriterionService,
    VerdictService,
    CriterionAmendmentService,
  ],
  exports: [CriterionService, VerdictService, CriterionAmendmentService],
})
export class CriterionModule {}
