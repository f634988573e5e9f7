import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CommentWire, ThreadsWire, ThreadWire } from '@workback/contracts/comment/comment.schemas';
import { mayDelete, mayResolve } from '@workback/domain/comment/rules';
import { useMemo } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { membersQuery } from '../workspaces/api/members.queries.js';
import {
  type Commented,
  editComment,
  type NewThread,
  removeComment,
  replyTo,
  resolveThread,
  startThread,
  threadsQuery,
} from './api/comments.queries.js';
import { toBody } from './mention-text.js';

/** Everything that one person can do to the comments on one subject, and whom they can name. */
export function useThreadActions(on: Commented) {
  const { workspaceId } = on;
  const { role, can } = useWorkspace();
  const me = useQuery(meQuery).data?.user.id ?? '';
  const members = useQuery(membersQuery(workspaceId)).data?.members;
  const people = useMemo(() => (members ?? []).filter(({ id }) => id !== me), [members, me]);
  const queries = useQueryClient();
  const { queryKey } = threadsQuery(on);
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey });
  const take = (thread: ThreadWire): Promise<void> => {
    queries.setQueryData(queryKey, (known): ThreadsWire | undefined => {
      if (!known) return known;
      const isNew = known.threads.every(({ id }) => id !== thread.id);
      const others = known.threads.map((each) => (each.id === thread.id ? thread : each));
      return { ...known, threads: isNew ? [...others, thread] : others };
    });
    void queries.invalidateQueries({ queryKey: ['follows'] });
    return refresh();
  };
  const start = useMutation({
    mutationFn: (draft: Pick<NewThread, 'id' | 'anchor'> & { readonly text: string }) => {
      const { text, ...rest } = draft;
      const { subjectType, subjectId } = on;
      return startThread(workspaceId, { ...rest, subjectType, subjectId, body: toBody(text, people) });
    },
    onSuccess: take,
  });
  const reply = useMutation({
    mutationFn: ({ threadId, id, text }: { threadId: string; id: string; text: string }) =>
      replyTo(workspaceId, threadId, id, toBody(text, people)),
    onSuccess: take,
  });
  const resolve = useMutation({
    mutationFn: ({ id, resolved }: { id: string; resolved: boolean }) => resolveThread(workspaceId, id, resolved),
    onSuccess: take,
  });
  const edit = useMutation({
    mutationFn: ({ comment, text }: { comment: CommentWire; text: string }) =>
      editComment(workspaceId, comment, toBody(text, people)),
    onSuccess: refresh,
  });
  const remove = useMutation({ mutationFn: (id: string) => removeComment(workspaceId, id), onSuccess: refresh });
  return {
    me,
    people,
    canWrite: can('comment.write'),
    mayResolve: ({ createdBy }: ThreadWire) =>
      can('comment.write') && mayResolve({ userId: me, role }, createdBy?.id ?? null),
    mayDelete: ({ author }: CommentWire) => can('comment.write') && mayDelete({ userId: me, role }, author?.id ?? null),
    start,
    reply,
    resolve,
    edit,
    remove,
  };
}

export type ThreadActions = ReturnType<typeof useThreadActions>;
