import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { mailChoiceSchema, mailsSchema, mailStoppedSchema, MailWire } from '@workback/contracts/mail/mail.schemas';
import type { z } from 'zod';
import type { Config } from '../../platform/config/config.js';
import { InjectConfig } from '../../platform/config/config.module.js';
import { Failure, notFound } from '../../platform/errors/failure.js';
import { type MailRow, MailRepository, type NewMail } from './mail.repository.js';

const TOKEN_BYTES = 24;

/** A token that turns mails off. */
export const newStopToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** Mails that people should get, and whether they want them. */
@Injectable()
export class MailService {
  constructor(
    private readonly mails: MailRepository,
    @InjectConfig() private readonly config: Pick<Config, 'mail'>,
  ) {}

  /**
   * Wants a mail to be sent; call it in the transaction of what it is about. Without a mail server nothing is kept, and
   * nobody gets a mail of weeks ago on the day on which there is one.
   */
  async post(workspaceId: string, recipients: Iterable<string>, mail: NewMail): Promise<void> {
    const people = [...new Set(recipients)];
    if (this.config.mail === null || people.length === 0) return;
    await this.mails.add(workspaceId, people, mail);
  }

  async list(workspaceId: string): Promise<z.output<typeof mailsSchema>> {
    return { configured: this.config.mail !== null, mails: (await this.mails.list(workspaceId)).map(toMail) };
  }

  async retry(workspaceId: string, mailId: string): Promise<MailWire> {
    const row = await this.mails.reopen(workspaceId, mailId);
    if (!row) throw notFound('mail');
    return toMail(row);
  }

  async choice(workspaceId: string, userId: string): Promise<z.output<typeof mailChoiceSchema>> {
    return { configured: this.config.mail !== null, ...(await this.mails.choice(workspaceId, userId)) };
  }

  async choose(workspaceId: string, userId: string, wanted: boolean): Promise<z.output<typeof mailChoiceSchema>> {
    await this.mails.choose(workspaceId, userId, wanted, newStopToken());
    return this.choice(workspaceId, userId);
  }

  async stop(token: string): Promise<z.output<typeof mailStoppedSchema>> {
    const stopped = await this.mails.stop(token);
    if (stopped) return stopped;
    throw new Failure(
      'not-found',
      'mail-stop-not-found',
      'This address belongs to nobody any more; no mails come by it.',
    );
  }
}

function toMail({ createdAt, endedAt, dueAt, ...row }: MailRow): MailWire {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    nextAttemptAt: row.state === 'waiting' ? dueAt.toISOString() : null,
  };
}
