import { Module } from '@nestjs/common';
import { RunModule } from '@workback/server/features/run/run.module';
import { RunController } from './run.controller.js';

@Module({ imports: [RunModule], controllers: [RunController] })
export class RunApiModule {}
