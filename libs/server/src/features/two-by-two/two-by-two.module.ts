import { Module } from '@nestjs/common';
import { FollowModule } from '../follow/follow.module.js';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { MailModule } from '../mail/mail.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { TwoByTwoCompiler } from './two-by-two.compiler.js';
import { TwoByTwoRepository } from './two-by-two.repository.js';
import { TwoByTwoService } from './two-by-two.service.js';
import { WeekFactsRepository } from './week-facts.repository.js';

/** Weekly 2x2 reports, for the API and seeds. */
@Module({
  imports: [WorkspaceModule, InitiativeModule, FollowModule, NotificationModule, MailModule],
  providers: [TwoByTwoRepository, WeekFactsRepository, TwoByTwoCompiler, TwoByTwoService],
  exports: [TwoByTwoService],
})
export class TwoByTwoModule {}
