import { Module } from '@nestjs/common';
import { ForecastModule } from '@workback/server/features/forecast/forecast.module';
import { ForecastController } from './forecast.controller.js';

@Module({ imports: [ForecastModule], controllers: [ForecastController] })
export class ForecastApiModule {}
