import { Module } from '@nestjs/common';
import { CheckInModule } from '@workback/server/features/check-in/check-in.module';
import { CheckInLinkController } from './check-in-link.controller.js';
import { CheckInController } from './check-in.controller.js';

@Module({ imports: [CheckInModule], controllers: [CheckInController, CheckInLinkController] })
export class CheckInApiModule {}
