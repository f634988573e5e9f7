import { Module } from '@nestjs/common';
import { MailRepository } from './mail.repository.js';
import { MailService } from './mail.service.js';

/** Mails that people should get, for whoever wants to send one. */
@Module({ providers: [MailRepository, MailService], exports: [MailService, MailRepository] })
export class MailModule {}
