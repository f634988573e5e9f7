import { Module } from '@nestjs/common';
import { RoadmapModule } from '../roadmap/roadmap.module.js';
import { ForecastRunService } from './forecast-run.service.js';
import { ForecastRepository } from './forecast.repository.js';
import { ForecastService } from './forecast.service.js';

/** Forecasts of launch dates, for the API and workers. */
@Module({
  imports: [RoadmapModule],
  providers: [ForecastRepository, ForecastService, ForecastRunService],
  exports: [ForecastService, ForecastRunService],
})
export class ForecastModule {}
