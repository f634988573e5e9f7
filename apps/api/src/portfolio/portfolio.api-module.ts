import { Module } from '@nestjs/common';
import { PortfolioModule } from '@workback/server/features/portfolio/portfolio.module';
import { PortfolioController } from './portfolio.controller.js';

@Module({ imports: [PortfolioModule], controllers: [PortfolioController] })
export class PortfolioApiModule {}
