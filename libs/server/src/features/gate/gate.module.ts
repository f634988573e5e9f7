import { Module } from '@nestjs/common';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { LaunchRepository } from '../launch/launch.repository.js';
import { NotificationModule } from '../notification/notification.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { GateReader } from './gate-reader.js';
import { GateTemplateService } from './gate-template.service.js';
import { GateRepository } from './gate.repository.js';
import { GateService } from './gate.service.js';

/** Gates and their checklists. */
@Module({
  imports: [InitiativeModule, NotificationModule, WorkspaceModule],
  providers: [GateRepository, LaunchRepository, GateReader, GateService, GateTemplateService],
  exports: [GateReader, GateService, GateTemplateService, LaunchRepository],
})
export class GateModule {}
