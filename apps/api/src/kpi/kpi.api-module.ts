import { Module } from '@nestjs/common';
import { KpiModule } from '@workback/server/features/kpi/kpi.module';
import { KpiController } from './kpi.controller.js';

@Module({ imports: [KpiModule], controllers: [KpiController] })
export class KpiApiModule {}
