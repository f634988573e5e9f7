import { Module } from '@nestjs/common';
import { AmendmentModule } from '../amendment/amendment.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { PrfaqModule } from '../prfaq/prfaq.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { RequiredChangeService } from './required-change.service.js';
import { RoundNews } from './round-news.js';
import { RoundSubject } from './round-subject.js';
import { RoundRepository } from './round.repository.js';
import { RoundService } from './round.service.js';

/** Review rounds and the changes they ask for. */
@Module({
  imports: [PrfaqModule, AmendmentModule, WorkspaceModule, NotificationModule],
  providers: [RoundRepository, RoundSubject, RoundNews, RoundService, RequiredChangeService],
  exports: [RoundService, RequiredChangeService],
})
export class RoundModule {}
