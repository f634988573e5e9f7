import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  commentPatchSchema,
  commentSchema,
  replySchema,
  resolutionSchema,
  talliesQuery,
  talliesSchema,
  threadCreateSchema,
  threadSchema,
  threadsQuery,
  threadsSchema,
} from './comment.schemas.js';

const threads = '/api/workspaces/:workspaceId/comment-threads';
const inThread = inWorkspace.extend({ threadId: id });
const oneComment = inWorkspace.extend({ commentId: id });

export const commentRoutes = {
  list: defineRoute({
    id: 'comment.list',
    method: 'GET',
    path: threads,
    summary: 'Threads about one subject with their comments.',
    access: 'workspace.read',
    params: inWorkspace,
    query: threadsQuery,
    response: threadsSchema,
  }),
  tallies: defineRoute({
    id: 'comment.tallies',
    method: 'GET',
    path: `${threads}/tallies`,
    summary: 'How much is said about each milestone, check-in or other subject of an initiative.',
    access: 'workspace.read',
    params: inWorkspace,
    query: talliesQuery,
    response: talliesSchema,
  }),
  start: defineRoute({
    id: 'comment.start',
    method: 'POST',
    path: threads,
    summary: 'Start a thread about a passage, a section or a whole subject.',
    access: 'comment.write',
    params: inWorkspace,
    body: threadCreateSchema,
    response: threadSchema,
    status: 201,
  }),
  reply: defineRoute({
    id: 'comment.reply',
    method: 'POST',
    path: `${threads}/:threadId/comments`,
    summary: 'Reply in a thread; a resolved one is open again.',
    access: 'comment.write',
    params: inThread,
    body: replySchema,
    response: threadSchema,
    status: 201,
  }),
  resolve: defineRoute({
    id: 'comment.resolve',
    method: 'PUT',
    path: `${threads}/:threadId/resolution`,
    summary: 'Resolve a thread, or open it again: for whoever started it, and for editors.',
    access: 'comment.write',
    params: inThread,
    body: resolutionSchema,
    response: threadSchema,
  }),
  edit: defineRoute({
    id: 'comment.edit',
    method: 'PATCH',
    path: '/api/workspaces/:workspaceId/comments/:commentId',
    summary: 'Edit a comment of one’s own; it is shown as edited.',
    access: 'comment.write',
    params: oneComment,
    body: commentPatchSchema,
    response: commentSchema,
    ifMatch: true,
  }),
  remove: defineRoute({
    id: 'comment.remove',
    method: 'DELETE',
    path: '/api/workspaces/:workspaceId/comments/:commentId',
    summary: 'Delete a comment of one’s own, or any as an administrator; its place stays.',
    access: 'comment.write',
    params: oneComment,
    status: 204,
  }),
};
