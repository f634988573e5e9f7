import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import type { Workspace } from '@workback/contracts/workspace/workspace.schemas';
import { CalendarPreviewService } from '@workback/server/features/initiative/calendar-preview.service';
import { WorkspaceService } from '@workback/server/features/workspace/workspace.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Workspaces and their settings. */
@Controller()
export class WorkspaceController {
  constructor(
    private readonly workspaces: WorkspaceService,
    private readonly previews: CalendarPreviewService,
  ) {}

  @Handles(workspaceRoutes.create)
  create(@Input() { body }: RouteInput<typeof workspaceRoutes.create>, @Caller() caller: Actor): Promise<Workspace> {
    return this.workspaces.create(body, caller.userId);
  }

  @Handles(workspaceRoutes.get)
  get(@Input() { params }: RouteInput<typeof workspaceRoutes.get>): Promise<Workspace> {
    return this.workspaces.get(params.workspaceId);
  }

  @Handles(workspaceRoutes.update)
  update(
    @Input() { params, body, ifMatch }: RouteInput<typeof workspaceRoutes.update>,
    @Caller() caller: Actor,
  ): Promise<Workspace> {
    return this.workspaces.update(params.workspaceId, ifMatch, body, caller.userId);
  }

  @Handles(workspaceRoutes.previewCalendar)
  previewCalendar(
    @Input() { params, body }: RouteInput<typeof workspaceRoutes.previewCalendar>,
  ): Promise<RouteResponse<typeof workspaceRoutes.previewCalendar>> {
    return this.previews.effects(params.workspaceId, body);
  }

  @Handles(workspaceRoutes.removeExample)
  removeExample(@Input() { params }: RouteInput<typeof workspaceRoutes.removeExample>): Promise<void> {
    return this.workspaces.removeExample(params.workspaceId);
  }
}
