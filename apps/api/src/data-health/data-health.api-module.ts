import { Module } from '@nestjs/common';
import { DataHealthModule } from '@workback/server/features/data-health/data-health.module';
import { DataHealthController } from './data-health.controller.js';

@Module({ imports: [DataHealthModule], controllers: [DataHealthController] })
export class DataHealthApiModule {}
