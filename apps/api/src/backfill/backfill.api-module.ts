import { Module } from '@nestjs/common';
import { BackfillModule } from '@workback/server/features/backfill/backfill.module';
import { BackfillController } from './backfill.controller.js';

@Module({ imports: [BackfillModule], controllers: [BackfillController] })
export class BackfillApiModule {}
