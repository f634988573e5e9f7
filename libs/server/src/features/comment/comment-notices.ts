import { Injectable } from '@nestjs/common';
import { mentionsIn, plainBody } from '@workback/domain/comment/body';
import { audienceOf } from '@workback/domain/comment/rules';
import { threadPath } from '@workback/domain/comment/subject';
import { isSectionKey, sectionOf } from '@workback/domain/prfaq/sections';
import { EventLog } from '../../platform/events/event-log.js';
import { FollowService } from '../follow/follow.service.js';
import { type NewNotification, NotificationService } from '../notification/notification.service.js';
import type { SubjectRow } from './comment-subject.repository.js';
import { CommentRepository, type CommentRow, type ThreadRow } from './comment.repository.js';

/** Whoever comments, as the API knows them. */
export interface CommentAuthor {
  readonly userId: string;
  readonly name: string;
}

/** A comment that was just written, in its thread. */
export interface SaidComment {
  readonly workspaceId: string;
  readonly thread: ThreadRow;
  readonly subject: SubjectRow;
  readonly comment: { readonly id: string; readonly body: string };
  readonly author: CommentAuthor;
}

const EXCERPT = 60;

/** What comments are announced as: an event each, and a word to everybody it concerns. */
@Injectable()
export class CommentNotices {
  constructor(
    private readonly comments: CommentRepository,
    private readonly notifications: NotificationService,
    private readonly follows: FollowService,
    private readonly events: EventLog,
  ) {}

  /** Announces a new comment; whoever wrote it follows the initiative from now on. */
  async added(said: SaidComment, others: readonly CommentRow[]): Promise<void> {
    const { workspaceId, thread, subject, author, comment } = said;
    const isReply = others.length > 0;
    const verb = isReply ? 'replied' : 'added';
    const summary = isReply ? 'There is a reply about' : 'There is a comment on';
    const eventId = await this.event(said, verb, `${summary} ${about(thread, subject)}`);
    await this.comments.setEvent(workspaceId, comment.id, eventId);
    const participants = [
      thread.createdBy,
      ...others.map(({ authorId }) => authorId),
      ...others.flatMap(({ body }) => mentionsIn(body)),
    ].filter((id) => id !== null);
    const { initiativeId } = thread;
    const following = initiativeId === null ? [] : await this.follows.followers(workspaceId, initiativeId);
    const followers = subject.ownerId === null ? following : [...following, subject.ownerId];
    const audience = audienceOf(author.userId, { named: mentionsIn(comment.body), participants, followers });
    const notice = await this.notice(said, eventId);
    const where = `“${subject.title}”`;
    await this.notifications.notify(audience.mentioned, mention(notice, said));
    await this.notifications.notify(audience.replied, {
      ...notice,
      kind: 'reply',
      subjectType: 'comment-thread',
      subjectId: thread.id,
      summary: `${author.name} replied on ${where}: ${notice.words}`,
    });
    await this.notifications.notify(audience.following, {
      ...notice,
      kind: 'comment',
      subjectType: thread.subjectType,
      subjectId: thread.subjectId,
      summary: `${author.name} commented on ${where}: ${notice.words}`,
    });
    if (initiativeId !== null) await this.follows.begin(workspaceId, initiativeId, author.userId);
  }

  /** Announces other words; only who was not named before is told. */
  async edited(said: SaidComment, before: string): Promise<void> {
    const eventId = await this.event(said, 'edited', `A comment on ${about(said.thread, said.subject)} was edited`);
    const known = new Set(mentionsIn(before));
    const named = mentionsIn(said.comment.body).filter((id) => !known.has(id));
    if (named.length > 0) await this.notifications.notify(named, mention(await this.notice(said, eventId), said));
  }

  /** Announces that a comment was taken back; nobody is shown its words any more. */
  async removed(said: SaidComment, eventId: number | null): Promise<void> {
    await this.event(said, 'deleted', `A comment on ${about(said.thread, said.subject)} was deleted`);
    const summary = `A comment on “${said.subject.title}” was deleted`;
    if (eventId !== null) await this.notifications.retell(said.workspaceId, eventId, summary);
  }

  async resolved(said: SaidComment, resolved: boolean): Promise<void> {
    const done = resolved ? 'resolved' : 'opened again';
    const summary = `The comments on ${about(said.thread, said.subject)} were ${done}`;
    await this.event(said, resolved ? 'resolved' : 'reopened', summary);
  }

  private event({ workspaceId, thread, comment, author }: SaidComment, verb: string, summary: string): Promise<number> {
    return this.events.record({
      workspaceId,
      initiativeId: thread.initiativeId,
      kind: `comment.${verb}`,
      subjectType: thread.subjectType,
      subjectId: thread.subjectId,
      summary,
      actorId: author.userId,
      after: { threadId: thread.id, commentId: comment.id },
    });
  }

  private async notice({ workspaceId, thread, comment, author }: SaidComment, eventId: number) {
    const people = await this.comments.people(workspaceId, mentionsIn(comment.body));
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      workspaceId,
      initiativeId: thread.initiativeId,
      link: threadPath({ ...thread, threadId: thread.id }),
      actorId: author.userId,
      eventId,
      words: plainBody(comment.body, (id) => names.get(id)),
    };
  }
}

function mention(
  { words, ...notice }: Pick<NewNotification, 'workspaceId' | 'link' | 'actorId'> & { readonly words: string },
  { subject, comment, author }: SaidComment,
): NewNotification {
  const summary = `${author.name} mentioned you on “${subject.title}”: ${words}`;
  return { ...notice, kind: 'mention', subjectType: 'comment', subjectId: comment.id, summary };
}

/** What a thread is about, in a sentence: the words, the section, or the subject as a whole. */
function about({ place, passage }: ThreadRow, { title, document }: SubjectRow): string {
  if (passage) return `“${plainBody(passage.exact.replace(/[*_`]/g, ''), () => undefined, EXCERPT)}”`;
  if (place === null) return `“${title}”`;
  if (isSectionKey(place)) return `the section “${sectionOf(place).title}”`;
  const question = document?.questions.find(({ id }) => place === `question:${id}`)?.question;
  return question === undefined ? 'a question' : `“${plainBody(question, () => undefined, EXCERPT)}”`;
}
