import { Controller } from '@nestjs/common';
import { meetingRoutes } from '@workback/contracts/meeting/meeting.routes';
import type { MeetingNote, MeetingState } from '@workback/contracts/meeting/meeting.schemas';
import type { RouteInput } from '@workback/contracts/platform/route';
import { MeetingService } from '@workback/server/features/meeting/meeting.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Meetings of review rounds: reading time, the walk, notes. */
@Controller()
export class MeetingController {
  constructor(private readonly meetings: MeetingService) {}

  @Handles(meetingRoutes.get)
  get(@Input() { params }: RouteInput<typeof meetingRoutes.get>): Promise<MeetingState> {
    return this.meetings.get(params);
  }

  @Handles(meetingRoutes.start)
  start(
    @Input() { params, body }: RouteInput<typeof meetingRoutes.start>,
    @Caller() caller: Actor,
  ): Promise<MeetingState> {
    return this.meetings.start(params, body.readingMinutes, caller.userId);
  }

  @Handles(meetingRoutes.step)
  step(
    @Input() { params, body, ifMatch }: RouteInput<typeof meetingRoutes.step>,
    @Caller() caller: Actor,
  ): Promise<MeetingState> {
    return this.meetings.step(params, ifMatch, body, caller.userId);
  }

  @Handles(meetingRoutes.note)
  note(
    @Input() { params, body, ifMatch }: RouteInput<typeof meetingRoutes.note>,
    @Caller() caller: Actor,
  ): Promise<MeetingNote> {
    return this.meetings.note(params, params.place, ifMatch, body.text, caller.userId);
  }
}
