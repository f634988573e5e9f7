import { Module } from '@nestjs/common';
import { CriterionModule } from '../criterion/criterion.module.js';
import { FollowModule } from '../follow/follow.module.js';
import { ImageModule } from '../image/image.module.js';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { PromiseModule } from '../promise/promise.module.js';
import { RoadmapModule } from '../roadmap/roadmap.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { DocumentAside } from './document-aside.service.js';
import { PrfaqExportService } from './prfaq-export.service.js';
import { PrfaqImportService } from './prfaq-import.service.js';
import { PrfaqReviewService } from './prfaq-review.service.js';
import { PrfaqVersionService } from './prfaq-version.service.js';
import { PrfaqRepository } from './prfaq.repository.js';
import { PrfaqService } from './prfaq.service.js';
import { QuestionRepository } from './question.repository.js';
import { QuestionService } from './question.service.js';
import { WordImportService } from './word/word-import.service.js';

/** PR/FAQs: text, review, import and export. */
@Module({
  imports: [
    FollowModule,
    InitiativeModule,
    PromiseModule,
    CriterionModule,
    RoadmapModule,
    ImageModule,
    WorkspaceModule,
  ],
  providers: [
    PrfaqRepository,
    PrfaqService,
    PrfaqVersionService,
    PrfaqReviewService,
    PrfaqImportService,
    PrfaqExportService,
    QuestionRepository,
    QuestionService,
    DocumentAside,
    WordImportService,
  ],
  exports: [
    PrfaqService,
    PrfaqVersionService,
    PrfaqReviewService,
    PrfaqImportService,
    QuestionService,
    WordImportService,
    PrfaqExportService,
  ],
})
export class PrfaqModule {}
