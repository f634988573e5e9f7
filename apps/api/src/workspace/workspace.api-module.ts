import { Module } from '@nestjs/common';
import { InitiativeModule } from '@workback/server/features/initiative/initiative.module';
import { WorkspaceModule } from '@workback/server/features/workspace/workspace.module';
import { WorkspaceController } from './workspace.controller.js';

@Module({ imports: [WorkspaceModule, InitiativeModule], controllers: [WorkspaceController] })
export class WorkspaceApiModule {}
