import { Injectable } from '@nestjs/common';
import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import type { CheckInColour } from '@workback/domain/check-in/check-in';
import { EventLog } from '../../platform/events/event-log.js';
import { FollowService } from '../follow/follow.service.js';
import { NotificationService } from '../notification/notification.service.js';
import { toCheckIn } from './check-in.mapper.js';
import type { CheckInRow, CheckInSubject } from './check-in.repository.js';

const words: Record<CheckInColour, string> = { green: 'on track', yellow: 'at risk', red: 'off track' };

/** Says what happened to check-ins: to the record, and to the people whom it concerns. */
@Injectable()
export class CheckInAnnouncer {
  constructor(
    private readonly events: EventLog,
    private readonly follows: FollowService,
    private readonly notifications: NotificationService,
  ) {}

  /** Everybody who follows is told, and the author follows from now on; whoever was asked to check in has done so. */
  async logged(workspaceId: string, row: CheckInRow, subject: CheckInSubject, checkIn: CheckIn): Promise<void> {
    const summary = sentence(subject, row);
    const eventId = await this.record('created', workspaceId, row, row.authorId, summary, { after: checkIn });
    const about = { subjectType: 'initiative', subjectId: row.initiativeId };
    const followers = await this.follows.followers(workspaceId, row.initiativeId);
    await this.notifications.notify(followers, {
      workspaceId,
      kind: 'check-in-logged',
      initiativeId: row.initiativeId,
      ...about,
      summary,
      link: `/initiatives/${row.initiativeId}/check-ins`,
      actorId: row.authorId,
      eventId,
    });
    if (row.authorId === null) return;
    await this.follows.begin(workspaceId, row.initiativeId, row.authorId);
    await this.notifications.settle(workspaceId, row.authorId, { kind: 'check-in-due', ...about });
  }

  /** The author is told that somebody has read it. */
  async acknowledged(workspaceId: string, row: CheckInRow, subject: CheckInSubject, actorId: string): Promise<void> {
    const summary = `A check-in on “${subject.milestone ?? subject.initiative}” was acknowledged`;
    const eventId = await this.record('acknowledged', workspaceId, row, actorId, summary, {});
    await this.notifications.notify(row.authorId === null ? [] : [row.authorId], {
      workspaceId,
      kind: 'check-in-acknowledged',
      initiativeId: row.initiativeId,
      subjectType: 'check-in',
      subjectId: row.id,
      summary: `Your check-in on “${subject.milestone ?? subject.initiative}” was acknowledged`,
      link: `/initiatives/${row.initiativeId}/check-ins`,
      actorId,
      eventId,
    });
  }

  async withdrawn(workspaceId: string, row: CheckInRow, subject: CheckInSubject, actorId: string): Promise<void> {
    const summary = `A check-in on “${subject.milestone ?? subject.initiative}” was taken back`;
    await this.record('withdrawn', workspaceId, row, actorId, summary, { before: toCheckIn(row, 'earlier') });
  }

  private record(
    verb: string,
    workspaceId: string,
    { id: subjectId, initiativeId }: CheckInRow,
    actorId: string | null,
    summary: string,
    states: { before?: CheckIn; after?: CheckIn },
  ): Promise<number> {
    const subject = { subjectType: 'check-in', subjectId };
    return this.events.record({
      workspaceId,
      initiativeId,
      kind: `check-in.${verb}`,
      ...subject,
      summary,
      actorId,
      ...states,
    });
  }
}

function sentence(
  { initiative, milestone }: CheckInSubject,
  { achievement, previousColour, note }: CheckInRow,
): string {
  const jumped = achievement === 'red' && previousColour === 'green';
  const state = jumped ? `went from ${words.green} to ${words.red}` : `is ${words[achievement]}`;
  return `“${milestone ?? initiative}” ${state}: ${note}`;
}
