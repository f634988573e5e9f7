import { Module } from '@nestjs/common';
import { WorkspaceRepository } from './workspace.repository.js';
import { WorkspaceService } from './workspace.service.js';

/** Workspaces, for the API and for every feature that computes dates in one. */
@Module({ providers: [WorkspaceRepository, WorkspaceService], exports: [WorkspaceService] })
export class WorkspaceModule {}
