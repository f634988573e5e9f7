import { Module } from '@nestjs/common';
import { CheckInModule } from '@workback/server/features/check-in/check-in.module';
import { CheckInController } from './check-in.controller.js';

@Module({ imports: [CheckInModule], controllers: [CheckInController] })
export class CheckInApiModule {}
