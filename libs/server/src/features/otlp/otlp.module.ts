import { Module } from '@nestjs/common';
import { MetricPointRepository } from './metric-point.repository.js';
import { OtlpService } from './otlp.service.js';

/** Metrics that programs send: taking them, and reading days out of them. */
@Module({ providers: [MetricPointRepository, OtlpService], exports: [MetricPointRepository, OtlpService] })
export class OtlpModule {}
