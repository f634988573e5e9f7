import { Module } from '@nestjs/common';
import { CoachModule } from '@workback/server/features/coach/coach.module';
import { CoachController } from './coach.controller.js';

@Module({ imports: [CoachModule], controllers: [CoachController] })
export class CoachApiModule {}
