import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { markSeen, unreadQuery } from './api/notifications.queries.js';

/** What leads to the place where the reader is, is read; null while they are nowhere in particular. */
export function useSeen(workspaceId: string, link: string | null): void {
  const queries = useQueryClient();
  const unread = useQuery(unreadQuery(workspaceId)).data?.unread ?? 0;
  useEffect(() => {
    if (link === null || unread === 0) return;
    markSeen(workspaceId, link).then(
      (now) => queries.setQueryData(unreadQuery(workspaceId).queryKey, now),
      // Not worth a word: it stays unread, and the next visit tries again.
      () => undefined,
    );
  }, [workspaceId, link, unread, queries]);
}
