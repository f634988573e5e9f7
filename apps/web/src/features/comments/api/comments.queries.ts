import { queryOptions } from '@tanstack/react-query';
import { commentRoutes } from '@workback/contracts/comment/comment.routes';
import type { CommentWire, TalliesWire, ThreadsWire, ThreadWire } from '@workback/contracts/comment/comment.schemas';
import type { RouteRequest } from '@workback/contracts/platform/route';
import type { CommentSubject } from '@workback/domain/comment/subject';
import { call } from '../../../api/client.js';

/** What is commented on. */
export interface Commented {
  readonly workspaceId: string;
  readonly subjectType: CommentSubject;
  readonly subjectId: string;
}

/** The text of a PR/FAQ as a subject, or that of an amendment of it. */
export const commentedText = (
  { workspaceId, initiativeId }: { readonly workspaceId: string; readonly initiativeId: string },
  amendmentId?: string | null,
): Commented =>
  amendmentId
    ? { workspaceId, subjectType: 'amendment', subjectId: amendmentId }
    : { workspaceId, subjectType: 'prfaq', subjectId: initiativeId };

export type NewThread = RouteRequest<typeof commentRoutes.start>['body'];

/** Threads about a subject, with everybody named in them. */
export const threadsQuery = ({ workspaceId, subjectType, subjectId }: Commented) =>
  queryOptions({
    queryKey: ['comments', workspaceId, subjectType, subjectId],
    queryFn: ({ signal }): Promise<ThreadsWire> =>
      call(commentRoutes.list, { params: { workspaceId }, query: { subjectType, subjectId }, signal }),
  });

/** How much is said about each subject of a kind within an initiative. */
export const talliesQuery = (workspaceId: string, subjectType: CommentSubject, initiativeId: string) =>
  queryOptions({
    queryKey: ['comments', workspaceId, 'tallies', subjectType, initiativeId],
    queryFn: ({ signal }): Promise<TalliesWire> =>
      call(commentRoutes.tallies, { params: { workspaceId }, query: { subjectType, initiativeId }, signal }),
  });

/** Starts a thread; the same id twice is one thread. */
export const startThread = (workspaceId: string, body: NewThread): Promise<ThreadWire> =>
  call(commentRoutes.start, { params: { workspaceId }, body });

/** Replies; the same id twice is one reply. */
export const replyTo = (workspaceId: string, threadId: string, id: string, body: string): Promise<ThreadWire> =>
  call(commentRoutes.reply, { params: { workspaceId, threadId }, body: { id, body } });

/** Closes a thread, or opens it again. */
export const resolveThread = (workspaceId: string, threadId: string, resolved: boolean): Promise<ThreadWire> =>
  call(commentRoutes.resolve, { params: { workspaceId, threadId }, body: { resolved } });

/** Changes one's own words. */
export const editComment = (workspaceId: string, { id, version }: CommentWire, body: string): Promise<CommentWire> =>
  call(commentRoutes.edit, { params: { workspaceId, commentId: id }, body: { body }, ifMatch: version });

/** Takes a comment back. */
export const removeComment = (workspaceId: string, commentId: string): Promise<void> =>
  call(commentRoutes.remove, { params: { workspaceId, commentId } });
