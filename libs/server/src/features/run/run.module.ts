import { Module } from '@nestjs/common';
import { DimensionModule } from '../dimension/dimension.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { PullRepository } from './pull.repository.js';
import { RunRepository } from './run.repository.js';
import { RunService } from './run.service.js';

/** The history of runs and runs that people start, for the API. */
@Module({
  imports: [EvaluationModule, DimensionModule],
  providers: [RunRepository, PullRepository, RunService],
  exports: [RunService],
})
export class RunModule {}
