import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { GateModule } from '../gate/gate.module.js';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { LaunchService } from './launch.service.js';

/** Launches, for the API and for seeds. */
@Module({
  imports: [GateModule, InitiativeModule, WorkspaceModule, EvaluationModule],
  providers: [LaunchService],
  exports: [LaunchService],
})
export class LaunchModule {}
