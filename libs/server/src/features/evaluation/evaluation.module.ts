import { Module } from '@nestjs/common';
import { FormulaModule } from '../formula/formula.module.js';
import { EvaluationRepository } from './evaluation.repository.js';
import { EvaluationService } from './evaluation.service.js';

/** Judging success criteria, for the API (a criterion is judged when it is set) and the worker (after every pull). */
@Module({
  imports: [FormulaModule],
  providers: [EvaluationRepository, EvaluationService],
  exports: [EvaluationService, FormulaModule],
})
export class EvaluationModule {}
