import { Module } from '@nestjs/common';
import { KpiModule } from '../kpi/kpi.module.js';
import { SourceModule } from '../source/source.module.js';
import { PushService } from './push.service.js';

/** Signed pushes, for the API. */
@Module({ imports: [KpiModule, SourceModule], providers: [PushService], exports: [PushService] })
export class PushModule {}
