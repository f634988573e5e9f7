import { Module } from '@nestjs/common';
import { RoadmapModule } from '@workback/server/features/roadmap/roadmap.module';
import { RoadmapController } from './roadmap.controller.js';

@Module({ imports: [RoadmapModule], controllers: [RoadmapController] })
export class RoadmapApiModule {}
