import { Module } from '@nestjs/common';
import { NotificationRepository } from './notification.repository.js';
import { NotificationService } from './notification.service.js';

/** Inboxes: telling people, and what they read. */
@Module({ providers: [NotificationRepository, NotificationService], exports: [NotificationService] })
export class NotificationModule {}
