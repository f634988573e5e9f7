import { Module } from '@nestjs/common';
import { RoundModule } from '@workback/server/features/round/round.module';
import { RoundController } from './round.controller.js';

@Module({ imports: [RoundModule], controllers: [RoundController] })
export class RoundApiModule {}
