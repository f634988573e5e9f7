import { Injectable } from '@nestjs/common';
import { composeMail, nextAttemptSeconds } from '@workback/domain/mail/mail';
import type { Config } from '../../platform/config/config.js';
import { InjectConfig } from '../../platform/config/config.module.js';
import { CheckInLinkService } from '../check-in/check-in-link.service.js';
import { MailRepository, type TakenMail } from './mail.repository.js';
import { newStopToken } from './mail.service.js';
import { MailTransport } from './mail-transport.js';

const AT_ONCE = 20;
const LONGEST_PROBLEM = 500;

/** Sends the mails that wait. Every worker runs it; rows are taken by one of them at a time, and back again when it dies. */
@Injectable()
export class MailDeliveryService {
  constructor(
    private readonly mails: MailRepository,
    private readonly links: CheckInLinkService,
    private readonly transport: MailTransport,
    @InjectConfig() private readonly config: Pick<Config, 'mail' | 'publicUrl'>,
  ) {}

  /** Sends everything that is due; answers how many mails went out. */
  async round(): Promise<number> {
    if (this.config.mail === null) return 0;
    await this.mails.forget();
    let sent = 0;
    for (;;) {
      const taken = await this.mails.take(Array.from({ length: AT_ONCE }, newStopToken));
      const results = await Promise.all(taken.map((mail) => this.deliver(mail)));
      sent += results.filter(Boolean).length;
      if (taken.length < AT_ONCE) return sent;
    }
  }

  private async deliver(mail: TakenMail): Promise<boolean> {
    const { address, wanted } = mail;
    if (address === null || !wanted) {
      const why = wanted ? 'The person is no longer a member, or has no address.' : 'The person turned mails off.';
      await this.mails.end(mail, 'left-out', why);
      return false;
    }
    try {
      await this.send(mail, address);
      await this.mails.end(mail, 'sent');
      return true;
    } catch (error) {
      const problem = sentenceOf(error);
      const wait = isFinal(error) ? null : nextAttemptSeconds(mail.attempts);
      if (wait === null) await this.mails.end(mail, 'failed', problem);
      else await this.mails.later(mail, wait, problem);
      return false;
    }
  }

  private async send({ content, ...mail }: TakenMail, address: string): Promise<void> {
    const origin = (this.config.publicUrl ?? '').replace(/\/$/, '');
    const formUrls: string[] = [];
    for (const { initiativeId, milestoneId } of content.checkIns) {
      // Made as late as this, so that tokens stand nowhere but in the mail.
      const link = await this.links.create(mail.workspaceId, initiativeId, { milestoneId }, mail.userId);
      formUrls.push(`${origin}${link.path}`);
    }
    const stopUrl = `${origin}/mail-stop#token=${mail.stopToken}`;
    const { subject, person, workspace } = mail;
    const pageUrl = content.page && `${origin}/w/${mail.slug}${content.page.path}`;
    const composed = composeMail(content, { subject, person, workspace, formUrls, pageUrl, stopUrl });
    await this.transport.send({ ...composed, id: mail.id, to: { name: person, address }, stopUrl });
  }
}

/** Codes from 500 on are the server's last word about this mail; anything else, such as no connection, may pass. */
function isFinal(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: unknown };
  return typeof responseCode === 'number' && responseCode >= 500;
}

function sentenceOf(error: unknown): string {
  const { response, message } = error as { response?: unknown; message?: unknown };
  const said = typeof response === 'string' ? response : typeof message === 'string' ? message : 'unknown problem';
  return said.replace(/\s+/g, ' ').slice(0, LONGEST_PROBLEM);
}
