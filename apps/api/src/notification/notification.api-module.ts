import { Module } from '@nestjs/common';
import { NotificationModule } from '@workback/server/features/notification/notification.module';
import { NotificationController } from './notification.controller.js';

@Module({ imports: [NotificationModule], controllers: [NotificationController] })
export class NotificationApiModule {}
