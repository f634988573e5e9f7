import { Module } from '@nestjs/common';
import { ObservationModule } from '../observation/observation.module.js';
import { FormulaDefinitionService } from './formula-definition.service.js';
import { FormulaRepository } from './formula.repository.js';
import { FormulaService } from './formula.service.js';

/** Derived KPIs, for definitions, pulls and evaluations. */
@Module({
  imports: [ObservationModule],
  providers: [FormulaRepository, FormulaService, FormulaDefinitionService],
  exports: [FormulaRepository, FormulaService, FormulaDefinitionService, ObservationModule],
})
export class FormulaModule {}
