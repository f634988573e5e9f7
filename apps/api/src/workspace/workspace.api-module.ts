import { Module } from '@nestjs/common';
import { WorkspaceModule } from '@workback/server/features/workspace/workspace.module';
import { WorkspaceController } from './workspace.controller.js';

@Module({ imports: [WorkspaceModule], controllers: [WorkspaceController] })
export class WorkspaceApiModule {}
