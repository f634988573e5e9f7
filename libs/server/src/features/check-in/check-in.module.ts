import { Module } from '@nestjs/common';
import { FollowModule } from '../follow/follow.module.js';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { MailModule } from '../mail/mail.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { RoadmapModule } from '../roadmap/roadmap.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { CheckInAnnouncer } from './check-in-announcer.js';
import { CheckInCadenceRepository } from './check-in-cadence.repository.js';
import { CheckInCadenceService } from './check-in-cadence.service.js';
import { CheckInLinkRepository } from './check-in-link.repository.js';
import { CheckInLinkService } from './check-in-link.service.js';
import { CheckInReminderRepository } from './check-in-reminder.repository.js';
import { CheckInReminderService } from './check-in-reminder.service.js';
import { CheckInRepository } from './check-in.repository.js';
import { CheckInService } from './check-in.service.js';

/** Check-ins and their rhythm, for the API, workers and seeds. */
@Module({
  imports: [WorkspaceModule, InitiativeModule, RoadmapModule, FollowModule, NotificationModule, MailModule],
  providers: [
    CheckInRepository,
    CheckInAnnouncer,
    CheckInService,
    CheckInCadenceRepository,
    CheckInCadenceService,
    CheckInReminderRepository,
    CheckInReminderService,
    CheckInLinkRepository,
    CheckInLinkService,
  ],
  exports: [CheckInService, CheckInCadenceService, CheckInReminderService, CheckInLinkService],
})
export class CheckInModule {}
