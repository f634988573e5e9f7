import { Module } from '@nestjs/common';
import { BackfillPlanner } from './backfill-planner.service.js';
import { BackfillRepository } from './backfill.repository.js';
import { BackfillService } from './backfill.service.js';

/** Backfills, for the API and workers. */
@Module({
  providers: [BackfillRepository, BackfillService, BackfillPlanner],
  exports: [BackfillService, BackfillPlanner],
})
export class BackfillModule {}
