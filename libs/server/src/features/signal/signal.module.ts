import { Module } from '@nestjs/common';
import { KpiModule } from '../kpi/kpi.module.js';
import { SignalRepository } from './signal.repository.js';
import { SignalService } from './signal.service.js';

/** Signal or noise. */
@Module({ imports: [KpiModule], providers: [SignalRepository, SignalService], exports: [SignalService] })
export class SignalModule {}
