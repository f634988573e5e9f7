import { Module } from '@nestjs/common';
import { OtlpModule } from '@workback/server/features/otlp/otlp.module';
import { OtlpController } from './otlp.controller.js';

@Module({ imports: [OtlpModule], controllers: [OtlpController] })
export class OtlpApiModule {}
