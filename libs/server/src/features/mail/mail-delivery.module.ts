import { Module } from '@nestjs/common';
import { CheckInModule } from '../check-in/check-in.module.js';
import { MailDeliveryService } from './mail-delivery.service.js';
import { MailModule } from './mail.module.js';
import { MailTransport } from './mail-transport.js';

/** Sending mails, for workers. */
@Module({
  imports: [MailModule, CheckInModule],
  providers: [MailTransport, MailDeliveryService],
  exports: [MailDeliveryService],
})
export class MailDeliveryModule {}
