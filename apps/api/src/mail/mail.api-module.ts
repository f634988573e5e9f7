import { Module } from '@nestjs/common';
import { MailModule } from '@workback/server/features/mail/mail.module';
import { MailController } from './mail.controller.js';

@Module({ imports: [MailModule], controllers: [MailController] })
export class MailApiModule {}
