import { Controller } from '@nestjs/common';
import type { RouteInput } from '@workback/contracts/platform/route';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import type { Source, SourceDetail, TestPullResult } from '@workback/contracts/source/source.schemas';
import { SourceService } from '@workback/server/features/source/source.service';
import { TestPullService } from '@workback/server/features/source/test-pull.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Where numbers come from. */
@Controller()
export class SourceController {
  constructor(
    private readonly sources: SourceService,
    private readonly trials: TestPullService,
  ) {}

  @Handles(sourceRoutes.list)
  list(@Input() { params }: RouteInput<typeof sourceRoutes.list>): Promise<{ sources: Source[] }> {
    return this.sources.list(params.workspaceId);
  }

  @Handles(sourceRoutes.get)
  get(@Input() { params }: RouteInput<typeof sourceRoutes.get>): Promise<SourceDetail> {
    return this.sources.get(params.workspaceId, params.sourceId);
  }

  @Handles(sourceRoutes.askAgain)
  askAgain(@Input() { params }: RouteInput<typeof sourceRoutes.askAgain>): Promise<SourceDetail> {
    return this.sources.askAgain(params.workspaceId, params.sourceId);
  }

  @Handles(sourceRoutes.create)
  create(
    @Input() { params, body }: RouteInput<typeof sourceRoutes.create>,
    @Caller() { userId }: Actor,
  ): Promise<Source> {
    return this.sources.create(params.workspaceId, body, userId);
  }

  @Handles(sourceRoutes.update)
  update(
    @Input() { params, body, ifMatch }: RouteInput<typeof sourceRoutes.update>,
    @Caller() { userId }: Actor,
  ): Promise<Source> {
    return this.sources.update(params.workspaceId, params.sourceId, ifMatch, body, userId);
  }

  @Handles(sourceRoutes.remove)
  remove(@Input() { params }: RouteInput<typeof sourceRoutes.remove>, @Caller() { userId }: Actor): Promise<void> {
    return this.sources.remove(params.workspaceId, params.sourceId, userId);
  }

  @Handles(sourceRoutes.testPull)
  testPull(@Input() { params, body }: RouteInput<typeof sourceRoutes.testPull>): Promise<TestPullResult> {
    return this.trials.testPull(params.workspaceId, body);
  }
}
