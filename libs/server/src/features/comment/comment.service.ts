import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  CommentWire,
  commentPatchSchema,
  replySchema,
  talliesQuery,
  TalliesWire,
  threadCreateSchema,
  threadsQuery,
  ThreadsWire,
  ThreadWire,
} from '@workback/contracts/comment/comment.schemas';
import { mentionsIn } from '@workback/domain/comment/body';
import { type Commenter, mayDelete, mayResolve } from '@workback/domain/comment/rules';
import type { CommentSubject } from '@workback/domain/comment/subject';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, Failure, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { anchorIn } from './comment-anchor.js';
import { type CommentAuthor, CommentNotices, type SaidComment } from './comment-notices.js';
import { CommentSubjectRepository, type SubjectRow } from './comment-subject.repository.js';
import { threadMapper, toComment } from './comment.mapper.js';
import { CommentRepository, type CommentRow, type ThreadRow } from './comment.repository.js';

type Caller = CommentAuthor & Commenter;

/** Conversations about anything, and about passages of PR/FAQs. */
@Injectable()
export class CommentService {
  constructor(
    private readonly comments: CommentRepository,
    private readonly subjects: CommentSubjectRepository,
    private readonly notices: CommentNotices,
    private readonly database: Database,
  ) {}

  /** Threads about a subject with their passages as they stand now, in four statements however many they are. */
  async list(workspaceId: string, { subjectType, subjectId }: z.output<typeof threadsQuery>): Promise<ThreadsWire> {
    const subject = await this.subject(workspaceId, subjectType, subjectId);
    const rows = await this.comments.threads(workspaceId, subjectType, subjectId);
    return this.wire(workspaceId, subject, rows);
  }

  /** How much is said about each subject of a kind within an initiative. */
  async tallies(
    workspaceId: string,
    { subjectType, initiativeId }: z.output<typeof talliesQuery>,
  ): Promise<TalliesWire> {
    return { tallies: await this.comments.tallies(workspaceId, subjectType, initiativeId) };
  }

  /** Starts a thread; sent twice with the same id it is started once. */
  async start(workspaceId: string, draft: z.output<typeof threadCreateSchema>, caller: Caller): Promise<ThreadWire> {
    const { id = randomUUID(), subjectType, subjectId, body } = draft;
    return this.database.transaction(async () => {
      const subject = await this.subjects.find(workspaceId, subjectType, subjectId);
      if (!subject) throw invalid([{ field: 'subjectId', message: 'There is no such thing to comment on.' }]);
      const anchor = anchorIn(subject, draft.anchor);
      const row = { initiativeId: subject.initiativeId, subjectType, subjectId, ...anchor };
      const isNew = await this.comments.insertThread(workspaceId, id, row, caller.userId);
      const thread = await this.comments.lockThread(workspaceId, id);
      if (!thread || (!isNew && (thread.createdBy !== caller.userId || thread.subjectId !== subjectId)))
        throw idTaken();
      if (isNew) await this.say({ workspaceId, thread, subject, comment: { id: randomUUID(), body }, author: caller });
      return this.thread(workspaceId, subject, thread);
    });
  }

  /** Replies; a resolved thread is open again. Sent twice with the same id it is one reply. */
  async reply(
    workspaceId: string,
    threadId: string,
    { id = randomUUID(), body }: z.output<typeof replySchema>,
    caller: Caller,
  ): Promise<ThreadWire> {
    return this.database.transaction(async () => {
      const { thread, subject } = await this.lock(workspaceId, threadId);
      await this.say({ workspaceId, thread, subject, comment: { id, body }, author: caller });
      return this.thread(workspaceId, subject, (await this.comments.lockThread(workspaceId, threadId))!);
    });
  }

  /** Closes a thread or opens it again; said twice it is done once. */
  async resolve(workspaceId: string, threadId: string, resolved: boolean, caller: Caller): Promise<ThreadWire> {
    return this.database.transaction(async () => {
      const { thread, subject } = await this.lock(workspaceId, threadId);
      if (!mayResolve(caller, thread.createdBy)) {
        throw forbidden('Only whoever started this thread, or an editor, may resolve it or open it again.');
      }
      if ((thread.resolvedAt !== null) !== resolved) {
        await this.comments.setResolved(workspaceId, threadId, resolved ? caller.userId : null);
        const said = { workspaceId, thread, subject, comment: { id: threadId, body: '' }, author: caller };
        await this.notices.resolved(said, resolved);
      }
      return this.thread(workspaceId, subject, (await this.comments.lockThread(workspaceId, threadId))!);
    });
  }

  /** Changes one's own words, if they were not changed since `version`. */
  async edit(
    workspaceId: string,
    commentId: string,
    version: number,
    { body }: z.output<typeof commentPatchSchema>,
    caller: Caller,
  ): Promise<CommentWire> {
    return this.database.transaction(async () => {
      const { comment, thread, subject } = await this.lockComment(workspaceId, commentId);
      if (comment.authorId !== caller.userId) throw forbidden('Only whoever wrote a comment may edit it.');
      if (comment.deletedAt) throw conflict('comment-deleted', 'This comment was deleted.');
      if (comment.version !== version) throw staleVersion('comment', toComment(comment));
      if (comment.body === body) return toComment(comment);
      await this.comments.setBody(workspaceId, commentId, body);
      const said = { workspaceId, thread, subject, comment: { id: commentId, body }, author: caller };
      await this.notices.edited(said, comment.body);
      return toComment((await this.comments.lockComment(workspaceId, commentId))!);
    });
  }

  /** Takes a comment back: its place stays, its words do not. A thread without any words left is resolved. */
  async remove(workspaceId: string, commentId: string, caller: Caller): Promise<void> {
    await this.database.transaction(async () => {
      const { comment, thread, subject } = await this.lockComment(workspaceId, commentId);
      if (!mayDelete(caller, comment.authorId)) {
        throw forbidden('Only whoever wrote a comment, or an administrator, may delete it.');
      }
      if (comment.deletedAt) return;
      await this.comments.setDeleted(workspaceId, commentId);
      const said = { workspaceId, thread, subject, comment: { id: commentId, body: '' }, author: caller };
      await this.notices.removed(said, comment.eventId);
      const left = await this.comments.comments(workspaceId, [thread.id]);
      if (thread.resolvedAt === null && left.every(({ deletedAt }) => deletedAt !== null)) {
        await this.comments.setResolved(workspaceId, thread.id, caller.userId);
      }
    });
  }

  private async say(said: SaidComment): Promise<void> {
    const { workspaceId, thread, comment, author } = said;
    const others = await this.comments.comments(workspaceId, [thread.id]);
    const isNew = await this.comments.insertComment(workspaceId, { ...comment, threadId: thread.id }, author.userId);
    if (!isNew) {
      const own = others.find(({ id }) => id === comment.id);
      if (own?.authorId !== author.userId) throw idTaken();
      return;
    }
    await this.notices.added(said, others);
    if (thread.resolvedAt !== null) {
      await this.comments.setResolved(workspaceId, thread.id, null);
      await this.notices.resolved(said, false);
    }
  }

  private async subject(workspaceId: string, type: CommentSubject, id: string): Promise<SubjectRow> {
    const subject = await this.subjects.find(workspaceId, type, id);
    if (!subject) throw notFound(type === 'prfaq' ? 'initiative' : type);
    return subject;
  }

  private async lock(workspaceId: string, threadId: string): Promise<{ thread: ThreadRow; subject: SubjectRow }> {
    const thread = await this.comments.lockThread(workspaceId, threadId);
    if (!thread) throw notFound('comment thread');
    return { thread, subject: await this.subject(workspaceId, thread.subjectType, thread.subjectId) };
  }

  private async lockComment(workspaceId: string, commentId: string) {
    const comment = await this.comments.lockComment(workspaceId, commentId);
    if (!comment) throw notFound('comment');
    return { comment, ...(await this.lock(workspaceId, comment.threadId)) };
  }

  private async thread(workspaceId: string, subject: SubjectRow, row: ThreadRow): Promise<ThreadWire> {
    const { threads } = await this.wire(workspaceId, subject, [row]);
    return threads[0]!;
  }

  private async wire(workspaceId: string, subject: SubjectRow, rows: readonly ThreadRow[]): Promise<ThreadsWire> {
    const byThread = new Map<string, CommentRow[]>(rows.map(({ id }) => [id, []]));
    const comments = await this.comments.comments(workspaceId, [...byThread.keys()]);
    for (const comment of comments) byThread.get(comment.threadId)?.push(comment);
    const named = [...new Set(comments.flatMap(({ body }) => mentionsIn(body)))];
    const toThread = threadMapper(subject.document);
    return {
      threads: rows.map((row) => toThread(row, byThread.get(row.id) ?? [])),
      people: await this.comments.people(workspaceId, named),
    };
  }
}

function forbidden(message: string): Failure {
  return new Failure('forbidden', 'not-allowed', message);
}

function idTaken(): Failure {
  return conflict('id-taken', 'Something else has this id already.');
}
