import { Controller } from '@nestjs/common';
import { calendarFeedRoutes } from '@workback/contracts/calendar-feed/calendar-feed.routes';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { CalendarFeedService } from '@workback/server/features/calendar-feed/calendar-feed.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Calendars of milestones and launches for other programs. */
@Controller()
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeedService) {}

  @Handles(calendarFeedRoutes.list)
  list(
    @Input() { params }: RouteInput<typeof calendarFeedRoutes.list>,
    @Caller() { userId }: Actor,
  ): Promise<RouteResponse<typeof calendarFeedRoutes.list>> {
    return this.feeds.list(params.workspaceId, userId);
  }

  @Handles(calendarFeedRoutes.create)
  create(
    @Input() { params, body }: RouteInput<typeof calendarFeedRoutes.create>,
    @Caller() { userId }: Actor,
  ): Promise<RouteResponse<typeof calendarFeedRoutes.create>> {
    return this.feeds.create(params.workspaceId, body.initiativeId, userId);
  }

  @Handles(calendarFeedRoutes.revoke)
  revoke(
    @Input() { params }: RouteInput<typeof calendarFeedRoutes.revoke>,
    @Caller() { userId }: Actor,
  ): Promise<void> {
    return this.feeds.revoke(params.workspaceId, params.feedId, userId);
  }

  @Handles(calendarFeedRoutes.read)
  read(@Input() { params }: RouteInput<typeof calendarFeedRoutes.read>): Promise<string> {
    return this.feeds.read(params.secret);
  }
}
