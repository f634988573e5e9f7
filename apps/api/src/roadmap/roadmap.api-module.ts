import { Module } from '@nestjs/common';
import { RoadmapModule } from '@workback/server/features/roadmap/roadmap.module';
import { PlanChangeController } from './plan-change.controller.js';
import { PlanExchangeController } from './plan-exchange.controller.js';
import { RoadmapController } from './roadmap.controller.js';

@Module({ imports: [RoadmapModule], controllers: [RoadmapController, PlanChangeController, PlanExchangeController] })
export class RoadmapApiModule {}
