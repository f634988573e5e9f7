import { Module } from '@nestjs/common';
import { ObservationModule } from '../observation/observation.module.js';
import { DimensionRepository } from './dimension.repository.js';
import { DimensionService } from './dimension.service.js';

/** KPIs by country, plan or the like. */
@Module({
  imports: [ObservationModule],
  providers: [DimensionRepository, DimensionService],
  exports: [DimensionRepository, DimensionService],
})
export class DimensionModule {}
