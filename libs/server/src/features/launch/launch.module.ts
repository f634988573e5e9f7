import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { FollowModule } from '../follow/follow.module.js';
import { GateModule } from '../gate/gate.module.js';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { LaunchService } from './launch.service.js';

/** Launches, for the API and for seeds. */
@Module({
  imports: [GateModule, InitiativeModule, WorkspaceModule, EvaluationModule, FollowModule, NotificationModule],
  providers: [LaunchService],
  exports: [LaunchService],
})
export class LaunchModule {}
