import { Module } from '@nestjs/common';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { RoadmapRepository } from './roadmap.repository.js';
import { RoadmapService } from './roadmap.service.js';

/** Roadmaps, for the API, imports and seeds. */
@Module({ imports: [WorkspaceModule], providers: [RoadmapRepository, RoadmapService], exports: [RoadmapService] })
export class RoadmapModule {}
