import { Module } from '@nestjs/common';
import { EvaluationRepository } from './evaluation.repository.js';
import { EvaluationService } from './evaluation.service.js';

/** Judging success criteria, for the API (a criterion is judged when it is set) and the worker (after every pull). */
@Module({ providers: [EvaluationRepository, EvaluationService], exports: [EvaluationService] })
export class EvaluationModule {}
