import { Module } from '@nestjs/common';
import { DimensionModule } from '../dimension/dimension.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { RunModule } from '../run/run.module.js';
import { SourceModule } from '../source/source.module.js';
import { KpiDefinitionService } from './kpi-definition.service.js';
import { KpiNumbersRepository } from './kpi-numbers.repository.js';
import { KpiNumbersService } from './kpi-numbers.service.js';
import { KpiPeriodsRepository } from './kpi-periods.repository.js';
import { KpiPeriodsService } from './kpi-periods.service.js';
import { KpiSlicesService } from './kpi-slices.service.js';
import { KpiReader } from './kpi-reader.service.js';
import { KpiScheduleRepository } from './kpi-schedule.repository.js';
import { KpiVersionRepository } from './kpi-version.repository.js';
import { KpiRepository } from './kpi.repository.js';
import { KpiService } from './kpi.service.js';
import { NumbersFileService } from './numbers-file.service.js';

/** KPIs: their definitions and their numbers. */
@Module({
  imports: [DimensionModule, EvaluationModule, RunModule, SourceModule],
  providers: [
    KpiRepository,
    KpiScheduleRepository,
    KpiNumbersRepository,
    KpiPeriodsRepository,
    KpiVersionRepository,
    KpiReader,
    KpiDefinitionService,
    KpiPeriodsService,
    KpiSlicesService,
    KpiService,
    KpiNumbersService,
    NumbersFileService,
  ],
  exports: [
    KpiReader,
    KpiService,
    KpiDefinitionService,
    KpiPeriodsService,
    KpiSlicesService,
    KpiNumbersService,
    NumbersFileService,
  ],
})
export class KpiModule {}
