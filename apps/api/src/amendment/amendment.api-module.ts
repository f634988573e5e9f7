import { Module } from '@nestjs/common';
import { AmendmentModule } from '@workback/server/features/amendment/amendment.module';
import { AmendmentController } from './amendment.controller.js';

@Module({ imports: [AmendmentModule], controllers: [AmendmentController] })
export class AmendmentApiModule {}
