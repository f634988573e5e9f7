import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { ComposedMail } from '@workback/domain/mail/mail';
import type { Config } from '../../platform/config/config.js';
import { InjectConfig } from '../../platform/config/config.module.js';

const CONNECT_MS = 10_000;
const SOCKET_MS = 30_000;

export interface OutgoingMail extends ComposedMail {
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  /** The page that turns such mails off. */
  readonly stopUrl: string;
}

/** Hands mails to the operator's mail server. Where that stands is the operator's decision, so it may be an internal address. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private transporter: Transporter | undefined;

  constructor(@InjectConfig() private readonly config: Pick<Config, 'mail'>) {}

  /** Throws what the server said, with its SMTP code in `responseCode`. */
  async send({ id, to, subject, text, html, stopUrl }: OutgoingMail): Promise<void> {
    const { mail } = this.config;
    if (mail === null) throw new Error('no mail server is set up');
    this.transporter ??= createTransport({
      url: mail.smtpUrl,
      pool: true,
      maxConnections: 2,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SOCKET_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    await this.transporter.sendMail({
      // A mail that is sent twice, because its worker died before it could say so, is one mail to its reader.
      messageId: `<${id}@workback>`,
      from: mail.from,
      to,
      subject,
      text,
      html,
      headers: { 'Auto-Submitted': 'auto-generated' },
      list: { unsubscribe: { url: stopUrl, comment: 'No more mails' } },
    });
  }

  onApplicationShutdown(): void {
    this.transporter?.close();
  }
}
