import { Module } from '@nestjs/common';
import { RoadmapModule } from '@workback/server/features/roadmap/roadmap.module';
import { PortfolioModule } from '@workback/server/features/portfolio/portfolio.module';
import { CrossDependencyController } from './cross-dependency.controller.js';
import { PortfolioController } from './portfolio.controller.js';

@Module({ imports: [PortfolioModule, RoadmapModule], controllers: [PortfolioController, CrossDependencyController] })
export class PortfolioApiModule {}
