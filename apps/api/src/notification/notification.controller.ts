import { Controller } from '@nestjs/common';
import { notificationRoutes } from '@workback/contracts/notification/notification.routes';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { NotificationService } from '@workback/server/features/notification/notification.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** The caller's own inbox. */
@Controller()
export class NotificationController {
  constructor(private readonly notifications: NotificationService) {}

  @Handles(notificationRoutes.list)
  list(
    @Input() { params, query }: RouteInput<typeof notificationRoutes.list>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof notificationRoutes.list>> {
    return this.notifications.list(params.workspaceId, caller.userId, query);
  }

  @Handles(notificationRoutes.unread)
  unread(
    @Input() { params }: RouteInput<typeof notificationRoutes.unread>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof notificationRoutes.unread>> {
    return this.notifications.unread(params.workspaceId, caller.userId);
  }

  @Handles(notificationRoutes.mark)
  mark(
    @Input() { params, body }: RouteInput<typeof notificationRoutes.mark>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof notificationRoutes.mark>> {
    return this.notifications.mark(params.workspaceId, caller.userId, body);
  }

  @Handles(notificationRoutes.seen)
  seen(
    @Input() { params, body }: RouteInput<typeof notificationRoutes.seen>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof notificationRoutes.seen>> {
    return this.notifications.seen(params.workspaceId, caller.userId, body.link);
  }

  @Handles(notificationRoutes.markAll)
  markAll(
    @Input() { params, body }: RouteInput<typeof notificationRoutes.markAll>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof notificationRoutes.markAll>> {
    return this.notifications.markAll(params.workspaceId, caller.userId, body.upTo);
  }
}
