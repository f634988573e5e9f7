import { Controller } from '@nestjs/common';
import { mailRoutes as routes } from '@workback/contracts/mail/mail.routes';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { MailService } from '@workback/server/features/mail/mail.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

type In<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;
type Out<Name extends keyof typeof routes> = Promise<RouteResponse<(typeof routes)[Name]>>;

/** Mails of a workspace, and who wants them. */
@Controller()
export class MailController {
  constructor(private readonly mails: MailService) {}

  @Handles(routes.list)
  list(@Input() { params }: In<'list'>): Out<'list'> {
    return this.mails.list(params.workspaceId);
  }

  @Handles(routes.retry)
  retry(@Input() { params }: In<'retry'>): Out<'retry'> {
    return this.mails.retry(params.workspaceId, params.mailId);
  }

  @Handles(routes.choice)
  choice(@Input() { params }: In<'choice'>, @Caller() { userId }: Actor): Out<'choice'> {
    return this.mails.choice(params.workspaceId, userId);
  }

  @Handles(routes.choose)
  choose(@Input() { params, body }: In<'choose'>, @Caller() { userId }: Actor): Out<'choose'> {
    return this.mails.choose(params.workspaceId, userId, body.wanted);
  }

  @Handles(routes.stop)
  stop(@Input() { body }: In<'stop'>): Out<'stop'> {
    return this.mails.stop(body.token);
  }
}
