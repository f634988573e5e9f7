import { Module } from '@nestjs/common';
import { SourceModule } from '@workback/server/features/source/source.module';
import { SourceController } from './source.controller.js';

@Module({ imports: [SourceModule], controllers: [SourceController] })
export class SourceApiModule {}
